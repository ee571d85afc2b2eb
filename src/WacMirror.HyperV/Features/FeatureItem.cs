using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;

namespace WacMirror.HyperV.Features;

/// <summary>One change on its way. One writer.</summary>
internal sealed class FeatureItem(FeatureChange change)
{
    public FeatureChange Change { get; } = change;

    public AdapterId Id => Change.Adapter.Id;

    /// <summary>Whether it is known what was there before the first write.</summary>
    public bool IsBeforeKnown { get; private set; }

    public CimObject? Before { get; private set; }

    /// <summary>The whole setting as read last; a write starts from it.</summary>
    public CimObject? Now { get; private set; }

    public CimPath? Connection { get; set; }

    public bool IsAfterKnown { get; private set; }

    public CimObject? After { get; private set; }

    public NodeException? Error { get; private set; }

    /// <summary>Whether the node refused to change the setting in place, and may take a new one.</summary>
    public bool WasModifyRefused { get; set; }

    public void Read(CimObject? setting)
    {
        Now = setting;
        if (IsBeforeKnown)
            return;
        (Before, IsBeforeKnown) = (setting, true);
    }

    /// <summary>The end for now: what the port has, and why that is not what was wanted.</summary>
    public void Settle(CimObject? after, NodeException? error)
    {
        (After, IsAfterKnown) = (after, true);
        Error = error;
    }

    /// <summary>The end for now, with nothing known of the port.</summary>
    public void Fail(NodeException error)
    {
        (After, IsAfterKnown) = (null, false);
        Error = error;
    }
}
