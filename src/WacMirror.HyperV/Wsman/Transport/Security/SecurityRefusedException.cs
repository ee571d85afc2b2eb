namespace WacMirror.HyperV.Wsman.Transport.Security;

/// <summary>A security mechanism did not do what was asked; the message says what it answered.</summary>
internal sealed class SecurityRefusedException(string message) : Exception(message);
