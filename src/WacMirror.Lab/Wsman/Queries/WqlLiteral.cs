namespace WacMirror.Lab.Wsman.Queries;

internal enum WqlLiteralKind
{
    Text,
    Number,
    Boolean,
}

/// <summary>A constant; a boolean's text is <c>true</c> or <c>false</c>.</summary>
internal sealed record WqlLiteral(WqlLiteralKind Kind, string Text);
