namespace WacMirror.Host.Startup;

/// <summary>Why the program does not start: one line for the person who started it.</summary>
internal sealed class StartupException(string message, Exception? innerException = null)
    : Exception(message, innerException);
