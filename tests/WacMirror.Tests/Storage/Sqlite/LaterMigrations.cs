using System.Reflection;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WacMirror.Storage.Migrations;

namespace WacMirror.Tests.Storage.Sqlite;

/// <summary>The migrations of a version that does not exist yet: those of this one, and another.</summary>
internal sealed class LaterMigrations<T> : IMigrationsAssembly
    where T : Migration, new()
{
    public IReadOnlyDictionary<string, TypeInfo> Migrations { get; } = new SortedDictionary<string, TypeInfo>
    {
        ["20261127000000_Initial"] = typeof(Initial).GetTypeInfo(),
        [Later.Id] = typeof(T).GetTypeInfo(),
    };

    public ModelSnapshot? ModelSnapshot => null;

    public Assembly Assembly => typeof(Initial).Assembly;

    public string? FindMigrationId(string nameOrId) => Migrations.ContainsKey(nameOrId) ? nameOrId : null;

    public Migration CreateMigration(TypeInfo migrationClass, string activeProvider)
    {
        Migration migration = migrationClass.AsType() == typeof(T) ? new T() : new Initial();
        migration.ActiveProvider = activeProvider;
        return migration;
    }
}

/// <summary>What both later migrations are known as.</summary>
internal static class Later
{
    public const string Id = "29990101000000_Later";
}

/// <summary>Adds a table with a row.</summary>
[Migration(Later.Id)]
internal sealed class LaterMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("Later", table => new { Word = table.Column<string>("TEXT", nullable: false) });
        migrationBuilder.Sql("INSERT INTO Later VALUES ('new');");
    }
}

/// <summary>Adds a table, and fails.</summary>
[Migration(Later.Id)]
internal sealed class BrokenMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("Later", table => new { Word = table.Column<string>("TEXT", nullable: false) });
        migrationBuilder.Sql("INSERT INTO Nowhere VALUES (1);");
    }
}
