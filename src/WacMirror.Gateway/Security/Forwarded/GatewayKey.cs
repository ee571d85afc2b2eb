using System.Security.Cryptography;
using WacMirror.Gateway.Configuration;

namespace WacMirror.Gateway.Security.Forwarded;

/// <summary>The secret that the plug-in in the gateway and the host share: one file that both can read. Its holder can name
/// anybody as the caller.</summary>
public sealed class GatewayKey
{
    private const int Length = 32;

    private GatewayKey(byte[] bytes) => Bytes = bytes;

    internal byte[] Bytes { get; }

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">It does not hold a key.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public static GatewayKey Load(string file)
    {
        // Hexadecimal, one line: what a person can look at and any tool can write.
        var text = File.ReadAllText(file).Trim();
        return text.Length == Length * 2 && text.All(char.IsAsciiHexDigit)
            ? new GatewayKey(Convert.FromHexString(text))
            : throw new InvalidDataException($"'{file}' holds no key: {Length * 2} hexadecimal digits on one line.");
    }

    /// <summary>Reads the file, and makes it when it is not there: for its owner alone where the system has file modes;
    /// on Windows the folder's own permissions hold.</summary>
    /// <exception cref="InvalidDataException">As <see cref="Load"/>, like the others.</exception>
    public static GatewayKey LoadOrCreate(string file)
    {
        if (File.Exists(file))
            return Load(file);
        using (var writer = new StreamWriter(file, ClusterFile.OwnerOnly(FileMode.CreateNew)))
            writer.WriteLine(RandomNumberGenerator.GetHexString(Length * 2, lowercase: true));
        return Load(file);
    }

    public override string ToString() => "(key)";
}
