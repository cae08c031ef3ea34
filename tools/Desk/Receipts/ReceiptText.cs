// SPDX-License-Identifier: MIT
using System.Text;
using HushTap.CardReader;

namespace HushTap.Desk;

/// <summary>A receipt as plain text of at most <see cref="Width"/> columns, but for its code.</summary>
internal sealed class ReceiptText(HoldReceipt receipt, DeskWords words)
{
    private const int Width = 80;

    private readonly StringBuilder _text = new();

    public override string ToString()
    {
        _text.Clear();
        CallTimeline timeline = receipt.Timeline;
        Call call = timeline.Call;
        Line(words["receipt-title"].ToUpperInvariant());
        Line();
        Line(words.Format("receipt-of", call.Number, call.PowerOn.Boot, Printable.Of(call.PowerOn.Device)));
        Line(call.Utc is null ? words["receipt-no-clock"] : words.Format("receipt-from-to", receipt.Moment(call.First, words), receipt.Moment(call.End, words)));
        if (call.IsCut)
        {
            Line(words["receipt-cut"]);
        }

        Line();
        WriteSums();
        WriteList(words["receipt-held"], receipt.Held);
        if (receipt.Held.Count == 0)
        {
            Line();
            Wrap(words[receipt.Others.Count > 0 ? "receipt-held-unknown" : "receipt-held-none"], "");
        }

        WriteList(words["receipt-other"], receipt.Others);
        Line();
        Line(words["receipt-meaning"]);
        foreach (string sentence in ReceiptSentences.Of(receipt, words))
        {
            Wrap(sentence, "- ");
        }

        Line();
        Line($"{words["receipt-code"]}: {receipt.Code}");
        Line(words.Format("receipt-check", receipt.Code));
        return _text.ToString();
    }

    private void WriteSums()
    {
        (string Name, string Length)[] rows = [.. receipt.Sums().Select(sum => (words[sum.Key], words.Length(sum.Seconds)))];
        int names = rows.Max(row => row.Name.Length);
        int lengths = rows.Max(row => row.Length.Length);
        foreach ((string name, string length) in rows)
        {
            Line($"{name.PadRight(names)}  {length.PadLeft(lengths)}");
        }
    }

    private void WriteList(string title, IReadOnlyList<Stretch> stretches)
    {
        if (stretches.Count == 0)
        {
            return;
        }

        Line();
        Line(title);
        string numbers = new('0', stretches.Count.ToString(System.Globalization.CultureInfo.InvariantCulture).Length);
        for (int i = 0; i < stretches.Count; i++)
        {
            Stretch stretch = stretches[i];
            string length = words.Length(receipt.Timeline.SecondsOf(stretch.Frames));
            string number = (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(numbers.Length);
            string head = stretch.Frames > 0
                ? $"{number}. {receipt.Moment(stretch.First, words)} - {receipt.Moment(stretch.End, words)}  {length}"
                : $"{number}. {receipt.Moment(stretch.First, words)}";
            Line(head);
            Wrap(receipt.Why(stretch, words), new string(' ', numbers.Length + 2));
        }
    }

    private void Wrap(string sentence, string lead)
    {
        string line = lead;
        foreach (string word in sentence.Split(' '))
        {
            if (line.Length + word.Length > Width && line.Length > lead.Length)
            {
                Line(line.TrimEnd());
                line = new string(' ', lead.Length);
            }

            line += word + " ";
        }

        Line(line.TrimEnd());
    }

    private void Line(string text = "") => _text.Append(text).Append('\n');
}
