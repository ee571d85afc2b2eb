using System.Text.Json;
using System.Text.Json.Serialization;

namespace WacMirror.Gateway.Configuration;

/// <summary>Writes an enumeration as people write it in the file: <c>failoverCluster</c>.</summary>
internal sealed class LowerCamelNames() : JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
