namespace WacMirror.Core.Planning;

/// <summary>How affinity rules are named, so that every installation tells its own from those of others.</summary>
public static class AffinityName
{
    /// <summary>What the rules of every installation begin with.</summary>
    public const string Prefix = "WacMirror ";

    /// <summary>The rule of a policy.</summary>
    public static string Of(Guid policy) => string.Concat(Prefix, policy.ToString("N").AsSpan(0, 8));

    /// <summary>Whether some installation made the rule; names of rules have no case.</summary>
    public static bool IsOfInstallation(string rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
    }
}
