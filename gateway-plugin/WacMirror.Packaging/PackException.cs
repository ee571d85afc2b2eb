namespace WacMirror.Packaging;

/// <summary>Why nothing is packed: one line for the person who packs.</summary>
internal sealed class PackException(string message, Exception? innerException = null) : Exception(message, innerException);
