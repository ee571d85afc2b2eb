namespace WacMirror.Lab.Wsman.Queries;

internal enum WqlOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
