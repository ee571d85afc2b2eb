using System.Collections.Frozen;

namespace WacMirror.Lab.Wsman.Classes;

/// <summary>What Windows calls its own things in another display language. Names that people gave stay as they are; a
/// reader that looks for an English text finds none on such a node.</summary>
internal static class LocalTexts
{
    private static readonly FrozenSet<string> Properties =
        new[] { "Caption", "Description", "ElementName", "JobStatus", "ErrorDescription", "ErrorSummaryDescription" }
            .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Languages =
        new Dictionary<string, FrozenDictionary<string, string>>
        {
            ["ja-JP"] = Texts(
                ("Virtual Machine", "仮想マシン"),
                ("Microsoft Virtual Machine", "Microsoft 仮想マシン"),
                ("Planned Virtual Machine", "計画された仮想マシン"),
                ("Hosting Computer System", "ホスト コンピューター システム"),
                ("Microsoft Hosting Computer System", "Microsoft ホスト コンピューター システム"),
                ("Virtual Machine Settings", "仮想マシンの設定"),
                ("Virtual Switch", "仮想スイッチ"),
                ("Virtual Switch Settings", "仮想スイッチの設定"),
                ("Ethernet Port", "イーサネット ポート"),
                ("Ethernet Switch Port", "イーサネット スイッチ ポート"),
                ("Ethernet Switch Port Settings", "イーサネット スイッチ ポートの設定"),
                ("Dynamic Ethernet Switch Port", "動的イーサネット スイッチ ポート"),
                ("Ethernet Switch Port Security Settings", "イーサネット スイッチ ポートのセキュリティ設定"),
                ("Ethernet Switch Port VLAN Settings", "イーサネット スイッチ ポートの VLAN 設定"),
                ("Ethernet Switch Port Offload Settings", "イーサネット スイッチ ポートのオフロード設定"),
                ("Microsoft NDIS Capture", "Microsoft NDIS キャプチャ"),
                ("Microsoft Windows Filtering Platform", "Microsoft Windows フィルタリング プラットフォーム"),
                ("Completed", "完了"),
                ("Running", "実行中")),
            ["pt-BR"] = Texts(
                ("Virtual Machine", "Máquina Virtual"),
                ("Microsoft Virtual Machine", "Máquina Virtual da Microsoft"),
                ("Planned Virtual Machine", "Máquina Virtual Planejada"),
                ("Hosting Computer System", "Sistema de Computador Host"),
                ("Microsoft Hosting Computer System", "Sistema de Computador Host da Microsoft"),
                ("Virtual Machine Settings", "Configurações da Máquina Virtual"),
                ("Virtual Switch", "Comutador Virtual"),
                ("Virtual Switch Settings", "Configurações do Comutador Virtual"),
                ("Ethernet Port", "Porta Ethernet"),
                ("Ethernet Switch Port", "Porta de Comutador Ethernet"),
                ("Ethernet Switch Port Settings", "Configurações de Porta do Comutador Ethernet"),
                ("Dynamic Ethernet Switch Port", "Porta Dinâmica do Comutador Ethernet"),
                ("Ethernet Switch Port Security Settings", "Configurações de Segurança da Porta do Comutador Ethernet"),
                ("Ethernet Switch Port VLAN Settings", "Configurações de VLAN da Porta do Comutador Ethernet"),
                ("Ethernet Switch Port Offload Settings", "Configurações de Descarregamento da Porta do Comutador"),
                ("Microsoft NDIS Capture", "Captura NDIS da Microsoft"),
                ("Microsoft Windows Filtering Platform", "Plataforma de Filtragem do Microsoft Windows"),
                ("Completed", "Concluído"),
                ("Running", "Em execução")),
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether there are texts in a language other than English.</summary>
    public static bool Knows(string locale) => Languages.ContainsKey(locale);

    /// <summary>Whether a property holds text for people.</summary>
    public static bool IsForPeople(string property) => Properties.Contains(property);

    /// <summary>The text in the language, or as it is.</summary>
    public static string Of(string text, string locale) =>
        Languages.TryGetValue(locale, out var texts) ? texts.GetValueOrDefault(text, text) : text;

    private static FrozenDictionary<string, string> Texts(params IEnumerable<(string English, string Local)> texts) =>
        texts.ToFrozenDictionary(pair => pair.English, pair => pair.Local, StringComparer.Ordinal);
}
