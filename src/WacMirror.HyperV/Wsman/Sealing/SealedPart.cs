namespace WacMirror.HyperV.Wsman.Sealing;

/// <summary>What an encrypted body holds.</summary>
/// <param name="OriginalType">The content type of the text in it.</param>
/// <param name="OriginalLength">Its octets.</param>
/// <param name="Seal">Signature and encrypted text, one after the other.</param>
internal sealed record SealedPart(string OriginalType, int OriginalLength, Memory<byte> Seal);
