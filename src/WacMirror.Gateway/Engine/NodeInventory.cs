using System.Collections.Immutable;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine;

/// <summary>What is known of one node, put together from readings of the whole node and of single machines, from what
/// writes read back and from what guests reported. Safe on any thread.</summary>
internal sealed class NodeInventory(AddressBook addresses)
{
    private readonly object gate = new();
    private readonly WrittenRoles written = new();
    private NodeSnapshot? inventory;

    /// <summary>All of it; null before the first reading of the whole node.</summary>
    public NodeSnapshot? Snapshot { get; private set; }

    /// <summary>To be taken when a reading begins, and handed in with it.</summary>
    public long Begin()
    {
        lock (gate)
            return written.Turn;
    }

    /// <summary>Takes a reading; one of a machine counts only after one of the whole node.</summary>
    /// <returns>Whether machines came, went or changed.</returns>
    public bool Take(NodeScope scope, NodeSnapshot read, long began)
    {
        lock (gate)
        {
            var before = inventory;
            if (scope is NodeScope.OneVm vm)
                inventory = before?.Merge(vm.Id, read);
            else
                inventory = read;
            written.Forget(began);
            Show();
            return inventory is not null && (before is null || !before.Vms.SequenceEqual(inventory.Vms));
        }
    }

    /// <summary>Takes what a write read back, ahead of the reading that will confirm it.</summary>
    public void Take(RoleOutcome outcome)
    {
        if (outcome.After is null)
            return;
        lock (gate)
        {
            written.Add(outcome);
            Show();
        }
    }

    public void Take(ImmutableDictionary<AdapterId, ImmutableArray<string>> reported)
    {
        lock (gate)
        {
            if (inventory is null)
                return;
            addresses.Take(inventory, reported);
            Show();
        }
    }

    private void Show()
    {
        if (inventory is null)
            return;
        inventory = written.Over(inventory);
        Snapshot = addresses.Over(inventory);
    }
}
