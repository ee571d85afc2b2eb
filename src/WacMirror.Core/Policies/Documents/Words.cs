using System.Collections.Immutable;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Policies.Documents;

/// <summary>The words of the document for an enumeration: its members' names, beginning in lower case.</summary>
internal static class Words<T>
    where T : struct, Enum
{
    /// <summary>Every word, in the order of the enumeration. A state that nobody knows cannot be asked for.</summary>
    public static ImmutableArray<string> All { get; } =
        [.. Enum.GetValues<T>().Where(value => value is not VmState.Unknown).Select(Of)];

    /// <summary>The words for people.</summary>
    public static string Allowed { get; } = string.Join(", ", All);

    public static string Of(T value)
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    public static T? Parse(string word) =>
        All.Contains(word) && Enum.TryParse<T>(word, ignoreCase: true, out var value) ? value : null;
}
