using WacMirror.Core.Reconciling;

namespace WacMirror.Benchmarks.Move;

/// <summary>Says of each write what its requests are for.</summary>
internal sealed class TracedRoles(IRoleWriter inner) : IRoleWriter
{
    public Task<IReadOnlyList<RoleOutcome>> WriteAsync(
        string node, IReadOnlyList<RoleChange> changes, CancellationToken cancellationToken) =>
        RequestSpans.ForAsync(Purpose.Write, () => inner.WriteAsync(node, changes, cancellationToken));
}
