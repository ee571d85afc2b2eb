namespace WacMirror.Core.Planning;

/// <summary>A virtual switch of a node: copies go no further. By the switch's id, because names may occur twice on a node;
/// by the node too, because a node restored from another's image has that one's ids.</summary>
internal readonly record struct Place(string Node, Guid Switch)
{
    public bool Equals(Place other) =>
        Switch == other.Switch && string.Equals(Node, other.Node, StringComparison.OrdinalIgnoreCase);

    public override int GetHashCode() => Switch.GetHashCode();
}
