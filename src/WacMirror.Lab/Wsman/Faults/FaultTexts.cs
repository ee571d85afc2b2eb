using System.Collections.Frozen;

namespace WacMirror.Lab.Wsman.Faults;

/// <summary>What a fault says in a node's language. Nodes speak different languages on purpose: a client that
/// decides by text fails in the lab as it would in the field. English carries the fault's own message.</summary>
internal static class FaultTexts
{
    /// <summary>Messages may quote the request; more than this of it helps nobody.</summary>
    private const int MaxLength = 1_000;

    private static readonly FrozenDictionary<(string Locale, CimFaultKind Kind), string> Texts =
        new Dictionary<(string, CimFaultKind), string>
        {
            [("pt-br", CimFaultKind.AccessDenied)] = "Acesso negado.",
            [("pt-br", CimFaultKind.DestinationUnreachable)] =
                "O serviço WS-Management não pode processar a solicitação. O objeto não foi encontrado.",
            [("pt-br", CimFaultKind.InvalidClass)] =
                "O serviço WS-Management não pode processar a solicitação. A classe não existe neste namespace.",
            [("pt-br", CimFaultKind.InvalidEnumerationContext)] =
                "O contexto de enumeração fornecido não é válido.",
            [("pt-br", CimFaultKind.InvalidQuery)] = "Consulta inválida.",
            [("pt-br", CimFaultKind.SchemaValidationError)] =
                "O XML SOAP da mensagem não corresponde à definição de esquema XML correspondente.",
            [("pt-br", CimFaultKind.TimedOut)] =
                "O serviço WS-Management não pode concluir a operação no tempo especificado em OperationTimeout.",
            [("ja-jp", CimFaultKind.AccessDenied)] = "アクセスが拒否されました。",
            [("ja-jp", CimFaultKind.DestinationUnreachable)] =
                "WS-Management サービスは要求を処理できません。オブジェクトが見つかりませんでした。",
            [("ja-jp", CimFaultKind.InvalidClass)] =
                "WS-Management サービスは要求を処理できません。クラスは名前空間に存在しません。",
            [("ja-jp", CimFaultKind.InvalidEnumerationContext)] = "指定された列挙コンテキストは無効です。",
            [("ja-jp", CimFaultKind.InvalidQuery)] = "無効なクエリです。",
            [("ja-jp", CimFaultKind.SchemaValidationError)] =
                "メッセージの SOAP XML が、対応する XML スキーマ定義と一致しません。",
            [("ja-jp", CimFaultKind.TimedOut)] =
                "WS-Management サービスは、OperationTimeout で指定された時間内に操作を完了できません。",
        }.ToFrozenDictionary();

    /// <summary>The text in the language of the node, else the fault's own.</summary>
    public static string Of(CimFault fault, string locale)
    {
        var text = Texts.GetValueOrDefault((locale.ToLowerInvariant(), fault.Kind), fault.Message);
        if (text.Length <= MaxLength)
            return text;
        var end = char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
        return text[..end];
    }
}
