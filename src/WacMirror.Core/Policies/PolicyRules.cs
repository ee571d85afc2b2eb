namespace WacMirror.Core.Policies;

/// <summary>What policies may ask for beyond what is known to work.</summary>
/// <param name="AllowsSessions">Whether sessions other than 0 may be used. What they do on a real node is
/// unproven.</param>
public sealed record PolicyRules(bool AllowsSessions)
{
    public static PolicyRules Default { get; } = new(AllowsSessions: false);
}
