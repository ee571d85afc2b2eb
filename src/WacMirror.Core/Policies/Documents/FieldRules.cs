using System.Globalization;

namespace WacMirror.Core.Policies.Documents;

/// <summary>What may stand in the members of a policy, in words; and the limits behind the words.</summary>
internal static class FieldRules
{
    /// <summary>Shorter would refuse names that people give; longer does not fit into a row of a table.</summary>
    public const int MaxName = 100;

    /// <summary>Room for a ticket and a sentence or two.</summary>
    public const int MaxReason = 500;

    /// <summary>Hyper-V names have up to 100 characters, and a pattern may say a little more than the name.</summary>
    public const int MaxPattern = 256;

    /// <summary>A thousand machines can be named one by one; whoever names more should tag them.</summary>
    public const int MaxTerms = 1000;

    /// <summary>As many collectors as a source can sensibly need at once.</summary>
    public const int MaxGroups = 16;

    public const string Name = "1 to 100 characters, none of them a control character, and no blank at either end";
    public const string Reason = "1 to 500 characters, none of them a control character";
    public const string Pattern = "1 to 256 characters, none of them a control character; '*' and '?' are wildcards";
    public const string Tag = "a tag without its '#': 1 to 256 characters; '*' and '?' are wildcards";
    public const string Guid = "a GUID, as 3f2504e0-4f89-11d3-9a0c-0305e82c3301";
    public const string Adapter = "an adapter's id: two GUIDs joined by '.', in lower case as the inventory shows it";
    public const string Vlan = "VLANs from 0 (untagged) to 4094, as 10, \"10-20\" or \"10-20,30\"";
    public const string Subnet = "a network without a bit set behind its prefix, as 10.1.0.0/16 or fd00::/8";
    public const string Instant = "a date and time with its offset, as 2026-03-01T18:00:00Z or 2026-03-01T18:00:00+01:00";
    public const string Span = "a time from 1m to 366d in days, hours and minutes, as 2h, 90m or 1d12h";
    public const string Destinations = "an object with any and not, or an array of 1 to 16 objects with name, any and not";
    public const string Any = "1 to 1000 terms";
    public const string Term = "an object with at least one of vm, vmId, adapter, adapterId, kind, switch, node, vlan, subnet, "
        + "tag, state";

    /// <summary>A GUID in its one form; the library would also read blanks around it, and signs inside.</summary>
    public static bool IsGuid(string text, out Guid id) =>
        System.Guid.TryParseExact(text, "D", out id)
        && text.Length == 36 && !text.AsSpan().ContainsAnyExcept("0123456789abcdefABCDEF-");

    /// <summary>An instant with an offset: one without would mean another time on another machine.</summary>
    public static bool IsInstant(string text, out DateTimeOffset instant) => DateTimeOffset.TryParseExact(
        text, InstantForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant);

    public static string Write(DateTimeOffset instant) =>
        instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    /// <summary>Days, hours and minutes in this order, each at most once.</summary>
    public static bool IsSpan(string text, out TimeSpan span)
    {
        span = TimeSpan.Zero;
        var rest = text.AsSpan();
        foreach (var (unit, length) in Units)
        {
            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (digits is < 1 or > 6 || rest[digits] != unit)
                continue;
            span += int.Parse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture) * length;
            rest = rest[(digits + 1)..];
        }
        return rest.IsEmpty && span >= TimeSpan.FromMinutes(1) && span <= TimeSpan.FromDays(366);
    }

    private static readonly (char Unit, TimeSpan Length)[] Units =
        [('d', TimeSpan.FromDays(1)), ('h', TimeSpan.FromHours(1)), ('m', TimeSpan.FromMinutes(1))];

    private static readonly string[] InstantForms =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];
}
