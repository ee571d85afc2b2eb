using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine.Policies;

/// <summary>The role was set by somebody else; to clear it, it must be adopted explicitly.</summary>
public sealed class ForeignRoleException : Exception
{
    public ForeignRoleException(AdapterId adapter, RoleSetting found)
        : base($"The role {found.Role} was set by somebody else.") => (Adapter, Found) = (adapter, found);

    public ForeignRoleException()
    {
    }

    public ForeignRoleException(string message)
        : base(message)
    {
    }

    public ForeignRoleException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public AdapterId Adapter { get; }

    public RoleSetting Found { get; }
}
