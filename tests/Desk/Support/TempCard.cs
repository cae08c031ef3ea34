// SPDX-License-Identifier: MIT
using System.Text;
using HushTap.CardReader;
using HushTap.Vectors;

namespace HushTap.Desk.Tests;

/// <summary>A folder of its own, with a card in it.</summary>
public sealed class TempCard : IDisposable
{
    public TempCard(CardImage? image = null)
    {
        image?.WriteTo(Path);
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("hushtap-desk-").FullName;

    public string Path => System.IO.Path.Combine(Root, "card");

    public string Out => System.IO.Path.Combine(Root, "out");

    public static KeyFile? Keys(string? text) => text is null ? null : KeyFile.Parse(Encoding.ASCII.GetBytes(text));

    public Card Read(string? keys = null) => Card.Read(Path, Keys(keys));

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
