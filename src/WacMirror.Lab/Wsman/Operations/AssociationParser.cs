using System.Text.RegularExpressions;
using WacMirror.Cim;
using WacMirror.Lab.Wsman.Queries;

namespace WacMirror.Lab.Wsman.Operations;

/// <summary>Reads <c>ASSOCIATORS OF {path} WHERE AssocClass = … ResultClass = … Role = … ResultRole = …</c> and
/// <c>REFERENCES OF {path} WHERE ResultClass = … Role = …</c>. The clauses have no commas and no AND; the queries
/// for definitions only are not among them.</summary>
internal static partial class AssociationParser
{
    /// <summary>No part of the pattern can take the text of another, so a whole envelope takes a few milliseconds. Less
    /// than this could fail on a busy machine; more would let a mistake here keep a thread.</summary>
    private const int MatchMilliseconds = 2_000;

    /// <summary>Null when the text is a query of another kind.</summary>
    /// <exception cref="CimFault">It is of this kind and malformed.</exception>
    public static AssociationQuery? TryParse(string query)
    {
        var match = Whole().Match(query);
        if (!match.Success)
            return Begins().IsMatch(query) ? throw WqlFault.Of("its object path or its clauses are malformed") : null;
        var wantsLinks = match.Groups["kind"].Value.Equals("REFERENCES", StringComparison.OrdinalIgnoreCase);
        var parsed = new AssociationQuery(PathOf(match.Groups["path"].Value), wantsLinks);
        var (names, values) = (match.Groups["name"].Captures, match.Groups["value"].Captures);
        for (var i = 0; i < names.Count; i++)
            parsed = With(parsed, names[i].Value, values[i].Value.Trim('\'', '"'));
        return parsed;
    }

    private static AssociationQuery With(AssociationQuery query, string name, string value) =>
        name.ToUpperInvariant() switch
        {
            "ASSOCCLASS" when !query.WantsLinks => query with { AssociationClass = value },
            "RESULTCLASS" when query.WantsLinks => query with { AssociationClass = value },
            "RESULTCLASS" => query with { ResultClass = value },
            "ROLE" => query with { Role = value },
            "RESULTROLE" when !query.WantsLinks => query with { ResultRole = value },
            _ => throw WqlFault.Of($"{name} is not a clause of it"),
        };

    private static CimPath PathOf(string text)
    {
        try
        {
            return CimPath.Parse(text.Trim());
        }
        catch (CimFormatException error)
        {
            throw WqlFault.Of(error.Message);
        }
    }

    [GeneratedRegex(@"^\s*(ASSOCIATORS|REFERENCES)\s+OF\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Begins();

    [GeneratedRegex(
        @"^\s*(?<kind>ASSOCIATORS|REFERENCES)\s+OF\s*\{(?<path>[^{}]*(?:\{[^{}]*\}[^{}]*)*)\}"
            + @"(?:\s*WHERE(?:\s+(?<name>\w+)\s*=\s*(?<value>'\w+'|""\w+""|\w+))+)?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        MatchMilliseconds)]
    private static partial Regex Whole();
}
