// SPDX-License-Identifier: MIT
namespace HushTap.IlRules;

/// <summary>One instruction that may take managed memory.</summary>
/// <param name="Kind">newarr, newobj, box, delegate, span (a SpanByte is 48 bytes of garbage on the chip) or text (a call into mscorlib that makes a string or an array).</param>
/// <param name="Method">The method it stands in, in Cecil's notation.</param>
/// <param name="Offset">Its offset in the method's IL, in bytes.</param>
/// <param name="What">The type made, or the member called.</param>
/// <param name="IsThrown">Whether it only makes an exception that is thrown at once.</param>
/// <param name="Path">The calls from the beginning to <paramref name="Method"/>, as short names.</param>
public sealed record Allocation(string Kind, string Method, int Offset, string What, bool IsThrown, string Path)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {What} in {Method} at IL_{Offset:x4}, by way of {Path}";
}
