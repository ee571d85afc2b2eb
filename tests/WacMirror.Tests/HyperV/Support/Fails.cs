using NUnit.Framework.Constraints;
using WacMirror.Core.Reconciling;

namespace WacMirror.Tests.HyperV.Support;

/// <summary>Constraints on the errors of a node.</summary>
internal static class Fails
{
    public static IResolveConstraint With(NodeFault fault) =>
        Throws.TypeOf<NodeException>().With.Property(nameof(NodeException.Fault)).EqualTo(fault);
}
