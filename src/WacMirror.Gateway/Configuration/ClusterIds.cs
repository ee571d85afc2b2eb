using System.Text;

namespace WacMirror.Gateway.Configuration;

/// <summary>The ids of clusters.</summary>
public static class ClusterIds
{
    /// <summary>Shorter would cut off the names of real clusters; longer makes addresses nobody can read.</summary>
    public const int MaxLength = 40;

    /// <summary>An id made of a name: what is no letter or digit becomes '-'. Empty when the name has neither.</summary>
    public static string From(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var id = new StringBuilder();
        foreach (var letter in name)
            if (char.IsAsciiLetterOrDigit(letter))
                id.Append(char.ToLowerInvariant(letter));
            else if (id.Length > 0 && id[^1] != '-')
                id.Append('-');
        return id.ToString(0, Math.Min(id.Length, MaxLength)).Trim('-');
    }
}
