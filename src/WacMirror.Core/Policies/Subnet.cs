namespace WacMirror.Core.Policies;

/// <summary>An IPv4 or IPv6 network as its text, <c>address/prefix</c> with no bit set behind the prefix.</summary>
public readonly record struct Subnet(string Text)
{
    public override string ToString() => Text;
}
