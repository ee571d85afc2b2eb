using WacMirror.Gateway.Api.Naming;

namespace WacMirror.Gateway.Api.Policies;

/// <summary>Which side of a policy an adapter is on.</summary>
public enum PolicySide
{
    Source,
    Destination,
}

/// <summary>An adapter that a policy matches.</summary>
/// <param name="Side">On which side.</param>
/// <param name="Group">The destination group; null for sources.</param>
/// <param name="Adapter">The adapter.</param>
/// <param name="Uncertain">Whether the selector cannot tell now, so that it stays as it was.</param>
public sealed record MemberView(PolicySide Side, string? Group, AdapterRef Adapter, bool Uncertain);
