using System.Runtime.InteropServices;

namespace WacMirror.Tests.Kit;

/// <summary>The process's environment as native libraries see it. What .NET sets does not reach them on Unix.</summary>
internal static partial class NativeEnvironment
{
    /// <summary>For the start of the process: a library that reads the environment meanwhile may crash.</summary>
    public static void Set(string name, string value)
    {
        if (setenv(name, value, 1) != 0)
            throw new InvalidOperationException($"{name} could not be set: errno {Marshal.GetLastPInvokeError()}.");
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);
}
