namespace WacMirror.Gateway.Api.Naming;

/// <summary>A policy that something else is about.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name; null when it is over and no longer on the board.</param>
public sealed record PolicyRef(Guid Id, string? Name)
{
    public override string ToString() => Name ?? Id.ToString();
}
