namespace WacMirror.GatewayPlugin.Setup;

/// <summary>Where a value of an entry comes from.</summary>
public enum EntryOrigin
{
    /// <summary>Known: the plug-in's own.</summary>
    Own,

    /// <summary>Given by the person who installs.</summary>
    Given,

    /// <summary>It stood there before.</summary>
    Kept,

    /// <summary>Made from a built-in entry's value, which names that entry, by putting our name in its place.</summary>
    Derived,

    /// <summary>Copied from a built-in entry, not understood: see whether it fits.</summary>
    Copied,
}
