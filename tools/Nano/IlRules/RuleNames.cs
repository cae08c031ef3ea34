// SPDX-License-Identifier: MIT
namespace HushTap.IlRules;

/// <summary>The rules that firmware IL is held to.</summary>
public static class RuleNames
{
    /// <summary>A CoreLibrary member that refusals.txt lists.</summary>
    public const string RefusedMember = "refused-member";

    /// <summary>Something of mscorlib that CoreLibrary does not have.</summary>
    public const string UnknownMember = "unknown-member";

    /// <summary>ToString on an enum: the chip prints the number, .NET the name.</summary>
    public const string EnumText = "enum-text";

    /// <summary>An enum as object: it allocates, and prints differently.</summary>
    public const string EnumBoxed = "enum-boxed";

    /// <summary>A format of a whole number that is not a literal D or X.</summary>
    public const string NumberFormat = "number-format";

    /// <summary>A static field that can change, or whose content can.</summary>
    public const string MutableStatic = "mutable-static";

    /// <summary>A generic type or method of one's own.</summary>
    public const string OwnGeneric = "own-generic";

    /// <summary>An iterator or async method.</summary>
    public const string StateMachine = "state-machine";

    /// <summary>An array of more than one dimension.</summary>
    public const string MultiDimensionalArray = "multi-dimensional-array";

    /// <summary>A pointer or pinned local, field or parameter.</summary>
    public const string Pointer = "pointer";

    /// <summary>Memory taken from the stack.</summary>
    public const string StackAlloc = "stackalloc";

    /// <summary>The type decimal.</summary>
    public const string DecimalType = "decimal";

    /// <summary>A volatile field or access.</summary>
    public const string Volatile = "volatile";

    /// <summary>A synchronized method: it locks past the facade's Monitor.</summary>
    public const string Synchronized = "synchronized";

    /// <summary>A finalizer: when it runs is not determined.</summary>
    public const string Finalizer = "finalizer";

    /// <summary>An attribute that a newer compiler embeds into the assembly.</summary>
    public const string EmbeddedAttribute = "embedded-attribute";

    /// <summary>A reference outside the allow-list.</summary>
    public const string Reference = "reference";

    /// <summary>Compiled against another core library than nanoFramework's.</summary>
    public const string ForeignCore = "foreign-core";

    /// <summary>More than the metadata processor or the CLR can take.</summary>
    public const string Limit = "limit";
}
