// SPDX-License-Identifier: MIT
using System.Text.Json;
using HushTap.CardReader;
using HushTap.Desk;
using HushTap.Vectors;

namespace HushTap.Page.Tests;

/// <summary>The page's own reader of FORMAT.md against the PC tools', over all shared vectors.</summary>
public sealed class ReaderTests(Chromium chromium)
{
    /// <summary>A browser shows no empty folders, so what they mean stays unseen.</summary>
    private static readonly string[] s_unseen = ["folder-missing"];

    /// <summary>Opens each call of the list and its receipt.</summary>
    private const string Codes = """
        () => [...document.querySelectorAll('#list button')].map((button) => {
          button.click();
          document.getElementById('make-receipt').click();
          const code = document.querySelector('#receipt .code strong').textContent;
          document.getElementById('close-receipt').click();
          return code;
        })
        """;

    public static TheoryData<string> Names => [.. Vector.Names];

    [Fact]
    public async Task Both_readers_say_the_same_of_every_vector()
    {
        await using Window window = await chromium.OpenMeAsync();
        List<string> differences = [];
        foreach (string name in Vector.Names)
        {
            differences.AddRange(await CompareAsync(window, name));
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences));
        window.AssertQuiet();
    }

    private static async Task<IEnumerable<string>> CompareAsync(Window window, string name)
    {
        string folder = Path.Combine(window.Folder, name);
        Vector.Read(name).Card.WriteTo(folder);
        Card card = Card.Read(folder);
        card.Verify();
        string[] codes = [.. card.Calls.Select(call => HoldReceipt.Of(call).Code.ToString()).Order(StringComparer.Ordinal)];
        await window.ChooseAsync(folder);
        JsonElement? shown = await window.Page.EvaluateAsync(Codes);
        string[] seen = [.. shown!.Value.EnumerateArray().Select(code => code.GetString()!).Order(StringComparer.Ordinal)];
        if (card.Segments.Any(segment => segment.FileBytes is not null))
        {
            await window.Page.WaitForFunctionAsync("() => !document.querySelector('#proof progress')");
            if (!await window.Find("#check-all").IsDisabledAsync())
            {
                await window.CheckAllAsync();
            }
        }

        string worst = (await window.Find("#verdict").GetAttributeAsync("data-worst"))!.Replace("-", "", StringComparison.Ordinal);
        List<string> differences = [];
        if (!worst.Equals(card.Worst.ToString(), StringComparison.OrdinalIgnoreCase) && !s_unseen.Contains(name))
        {
            differences.Add($"{name}: the PC tools say {card.Worst}, the page says {worst}: {await window.Find("#findings-body").TextContentAsync()}");
        }

        if (!codes.SequenceEqual(seen))
        {
            differences.Add($"{name}: the PC tools give {string.Join(", ", codes)}, the page gives {string.Join(", ", seen)}");
        }

        return differences;
    }
}
