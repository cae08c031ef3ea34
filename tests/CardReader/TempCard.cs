// SPDX-License-Identifier: MIT
using System.Text;
using HushTap.Vectors;

namespace HushTap.CardReader.Tests;

/// <summary>A card image in a folder of its own.</summary>
public sealed class TempCard : IDisposable
{
    public TempCard(CardImage image) => image.WriteTo(Path);

    public string Path { get; } = Directory.CreateTempSubdirectory("hushtap-card-").FullName;

    public static KeyFile? Keys(string? text) => text is null ? null : KeyFile.Parse(Encoding.ASCII.GetBytes(text));

    /// <summary>Reads and verifies an image.</summary>
    public static Card Verify(CardImage image, string? keys = null, string? head = null)
    {
        using TempCard temp = new(image);
        Card card = Card.Read(temp.Path, Keys(keys), head is null ? null : DeviceHead.Parse(head));
        card.Verify();
        return card;
    }

    public static string Told(Card card) => string.Join("\n", card.Findings.Select(finding => $"{finding.Kind}: {finding.Path}: {finding.Text}"));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
