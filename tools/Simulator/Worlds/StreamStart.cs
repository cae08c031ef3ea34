// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Finds out when the device opens its stream, by a run that ends soon after.</summary>
internal static class StreamStart
{
    private const long LookUntilUs = 2_000_000;

    public static long Of(WorldSpec spec)
    {
        World world = new(spec with { EndUs = LookUntilUs }, LyratBoard.Wiring, new CountingAudio(), new Blind());
        I2sStreamLog? stream = world.Run(LyratBoard.Firmware).Boots.SelectMany(b => b.Streams).FirstOrDefault();
        return stream?.StartUs ?? spec.BootUs;
    }

    private sealed class Blind : IWriteWitness
    {
        public void OnBytes(string path, long position, ReadOnlySpan<byte> bytes)
        {
        }

        public void OnName(string operation, string path)
        {
        }
    }
}
