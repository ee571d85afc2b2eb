using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WacMirror.Storage.Sqlite;

/// <summary>Sets what SQLite keeps for each connection and not in the file.</summary>
internal sealed class ConnectionPragmas(SqliteLimits limits) : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        // FULL: a commit is on the disk before it returns; the default of some builds is less.
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"PRAGMA busy_timeout = {(int)limits.Busy.TotalMilliseconds}; PRAGMA synchronous = FULL;");
        if (limits.Pages is { } pages)
            command.CommandText += string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages};");
        command.ExecuteNonQuery();
    }
}
