namespace WacMirror.GatewayPlugin.Setup;

/// <summary>What a person should know of the gateway before its settings are changed.</summary>
internal static class SetupNotes
{
    public static IEnumerable<string> Of(GatewaySettings settings, EntryModel model)
    {
        yield return model.Service is null
            ? $"{settings.File} has no built-in service to take the keys from: only the known ones are written."
            : $"Keys are those of the built-in service {model.ServiceName}. Look at what is marked {EntryOrigin.Copied} or "
                + $"{EntryOrigin.Derived}; give better values with -ServiceValue and -FeatureValue.";
        if (model.Feature is null)
            yield return $"{settings.File} has no built-in feature to take the keys from: only the known ones are written.";
        if (!EntryText.IsSame(settings.OperationMode, "Development"))
            yield return $"The gateway's OperationMode is {settings.OperationMode ?? "not set"}: it loads signed DLLs only.";
    }
}
