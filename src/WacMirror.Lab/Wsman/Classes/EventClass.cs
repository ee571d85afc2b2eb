using WacMirror.Cim;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes;

/// <summary>A class of events: subscribed to, never enumerated.</summary>
internal sealed class EventClass(LabNode node, string name) : LabClass(node, name)
{
    public override bool IsEvent => true;

    protected override IEnumerable<CimObject> Rows() => [];
}
