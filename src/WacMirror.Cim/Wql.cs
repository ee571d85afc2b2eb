using System.Text;

namespace WacMirror.Cim;

/// <summary>Builds WQL text. Literals are escaped as WQL wants them: a backslash and a quote are preceded by a
/// backslash (win32 docs, WmiSdk "where clause").</summary>
public sealed class Wql
{
    private readonly StringBuilder text;
    private bool filtered;

    private Wql(string className, IReadOnlyList<string> columns)
    {
        ClassName = className;
        text = new StringBuilder("SELECT ")
            .AppendJoin(',', columns.Count == 0 ? ["*"] : columns)
            .Append(" FROM ").Append(className);
    }

    public string ClassName { get; }

    /// <summary>Whether each object has to come with its path.</summary>
    public bool WantsPaths { get; private set; }

    /// <summary>Whole objects when no column is named; otherwise the key column belongs in the list, because a
    /// server answers a column list with bare fragments that carry no keys.</summary>
    public static Wql Select(string className, params IReadOnlyList<string> columns) => new(className, columns);

    /// <summary>Has each object come with its path, as the node spells it. Only for whole objects: what answers a
    /// column list has none.</summary>
    public Wql WithPaths()
    {
        WantsPaths = true;
        return this;
    }

    /// <summary>How often the node compares, for events that no provider raises by itself. Each comparison costs it an
    /// enumeration of the class. Stands before the conditions.</summary>
    /// <exception cref="InvalidOperationException">A condition stands there already.</exception>
    public Wql Within(uint seconds)
    {
        if (filtered)
            throw new InvalidOperationException("WITHIN stands before WHERE.");
        text.Append(" WITHIN ").Append(seconds);
        return this;
    }

    /// <summary>Only events whose object, in a column of them, is of a class.</summary>
    public Wql WhereIsA(string column, string className) => Where($"{column} ISA '{Escape(className)}'");

    public Wql WhereEquals(string column, string literal) => Where($"{column}='{Escape(literal)}'");

    public Wql WhereNumber(string column, ulong number) => Where($"{column}={number}");

    /// <summary>Prefix match. <c>%</c>, <c>_</c> and <c>[</c> of the literal are taken literally.</summary>
    public Wql WherePrefix(string column, string literal) => Where($"{column} LIKE '{EscapePattern(literal)}%'");

    public Wql WhereNotNumber(string column, ulong number) => Where($"{column}<>{number}");

    /// <summary>Whether the column is one of the literals.</summary>
    public Wql WhereAnyEquals(string column, params IReadOnlyList<string> literals) =>
        WhereAny(literals.Select(literal => $"{column}='{Escape(literal)}'"));

    /// <summary>Whether the column begins with one of the literals, which are taken literally.</summary>
    public Wql WhereAnyPrefix(string column, params IReadOnlyList<string> literals) =>
        WhereAny(literals.Select(literal => $"{column} LIKE '{EscapePattern(literal)}%'"));

    /// <summary>Suffix match, with the literal taken literally as well.</summary>
    public Wql WhereSuffix(string column, string literal) => Where($"{column} LIKE '%{EscapePattern(literal)}'");

    public override string ToString() => text.ToString();

    private Wql Where(string condition)
    {
        text.Append(filtered ? " AND " : " WHERE ").Append(condition);
        filtered = true;
        return this;
    }

    private Wql WhereAny(IEnumerable<string> conditions)
    {
        string[] all = [.. conditions];
        return all switch
        {
            [] => throw new ArgumentException("An empty list would ask for everything.", nameof(conditions)),
            [var only] => Where(only),
            _ => Where($"({string.Join(" OR ", all)})"),
        };
    }

    private static string EscapePattern(string literal) =>
        Escape(literal).Replace("[", "[[]").Replace("_", "[_]").Replace("%", "[%]");

    private static string Escape(string literal) => literal.Replace(@"\", @"\\").Replace("'", @"\'");
}
