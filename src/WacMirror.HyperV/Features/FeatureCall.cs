using System.Collections.Immutable;
using WacMirror.HyperV.Jobs;

namespace WacMirror.HyperV.Features;

/// <summary>One call and the changes it carries; only Modify carries several.</summary>
internal sealed record FeatureCall(MethodCall Call, ImmutableArray<FeatureItem> Items)
{
    public bool IsModify => Call.Method == SettingsOwner.Modify;

    public bool IsAdd => Call.Method == SettingsOwner.Add;
}
