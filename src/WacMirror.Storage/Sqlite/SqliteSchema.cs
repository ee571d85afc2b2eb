using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using WacMirror.Storage.Model;

namespace WacMirror.Storage.Sqlite;

/// <summary>
/// Brings a file's schema up to date by EF's migrations, as one script in one transaction that holds the file's write
/// lock. EF's own run is not used: that of version 8 lets two processes begin at once, and that of 10 leaves a lock in the
/// file when it is killed, at which every later start waits for ever.
/// </summary>
internal static class SqliteSchema
{
    // Written into the file's header, so that another program's file is known before it is changed. "WAMR".
    private const long ApplicationId = 0x57414D52;

    /// <exception cref="DataFileException">The file is none of ours, damaged, or of a newer version.</exception>
    public static bool Upgrade(StoreContext context, string path)
    {
        try
        {
            context.Database.OpenConnection();
            if (Ask(context, "PRAGMA quick_check(1);") is var damage and not "ok")
                throw new DataFileException(path, $"damage ({damage})", "a sound SQLite file");
            using (var transaction = context.Database.BeginTransaction())
            {
                Recognize(context, path);
                Migrate(context, path);
                transaction.Commit();
            }

            // Kept in the file. Readers and the writer do not wait for each other.
            Ask(context, "PRAGMA journal_mode = WAL;");
            return true;
        }
        catch (SqliteException error) when (SqliteErrors.IsDamage(error))
        {
            throw new DataFileException(path, "no database, or a damaged one", "a sound SQLite file", error);
        }
    }

    private static void Recognize(StoreContext context, string path)
    {
        var isEmpty = Ask(context, "SELECT name FROM sqlite_master LIMIT 1;") is null;
        if (Ask(context, "PRAGMA application_id;") is var mark and not ApplicationId && !(isEmpty && mark is 0L))
            throw new DataFileException(path, "another program's file", "a file that WacMirror made");
    }

    private static void Migrate(StoreContext context, string path)
    {
        var ours = context.Database.GetMigrations().ToList();
        var found = context.Database.GetAppliedMigrations().ToList();
        if (found.Except(ours).LastOrDefault() is { } newer)
            throw new DataFileException(path, $"schema '{newer}'", $"schemas up to '{ours[^1]}'");
        if (found.Count == ours.Count)
            return;
        var script = context.GetService<IMigrator>().GenerateScript(
            found.LastOrDefault() ?? Migration.InitialDatabase, null, MigrationsSqlGenerationOptions.NoTransactions);
        using var command = Command(context, script);
        command.CommandText += string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId};");
        command.ExecuteNonQuery();
    }

    private static object? Ask(StoreContext context, string text)
    {
        using var command = Command(context, text);
        return command.ExecuteScalar();
    }

    private static DbCommand Command(StoreContext context, string text)
    {
        var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = text;
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }
}
