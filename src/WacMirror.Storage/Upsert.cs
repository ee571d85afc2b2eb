using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using WacMirror.Storage.Model;

namespace WacMirror.Storage;

/// <summary>Writes entities by one statement that is prepared once and made from EF's model: inserts, and where the key is
/// there already replaces. SaveChanges would prepare a statement for each entity, and must be told first which are
/// there; for thousands of rows that is a second and more.</summary>
internal static class Upsert
{
    /// <summary>Needs the context's transaction. Entities without anything but a key stay as they are.</summary>
    public static void Put<T>(StoreContext context, IEnumerable<T> entities)
        where T : class
    {
        var type = context.Model.FindEntityType(typeof(T))!;
        var columns = type.GetProperties().Where(it => it.ValueGenerated == ValueGenerated.Never)
            .Select(property => new Column(property)).ToList();
        using var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = Text(type, columns);
        var parameters = columns.ConvertAll(column => column.AddTo(command));
        foreach (var entity in entities)
        {
            for (var i = 0; i < columns.Count; i++)
                parameters[i].Value = columns[i].Of(entity);
            command.ExecuteNonQuery();
        }
    }

    private static string Text(IEntityType type, List<Column> columns)
    {
        var names = string.Join(", ", columns.Select(it => it.Quoted));
        var values = string.Join(", ", columns.Select(it => it.Parameter));
        var text = $"INSERT INTO \"{type.GetTableName()}\" ({names}) VALUES ({values})";
        var keys = columns.Where(it => it.IsKey).ToList();
        if (keys.Count == 0)
            return text;
        var changed = columns.Where(it => !it.IsKey).Select(it => $"{it.Quoted} = excluded.{it.Quoted}").ToList();
        var action = changed.Count == 0 ? "NOTHING" : $"UPDATE SET {string.Join(", ", changed)}";
        return $"{text} ON CONFLICT ({string.Join(", ", keys.Select(it => it.Quoted))}) DO {action}";
    }

    private sealed class Column(IProperty property)
    {
        private readonly RelationalTypeMapping mapping = property.GetRelationalTypeMapping();

        public string Quoted { get; } = $"\"{property.GetColumnName()}\"";

        public string Parameter { get; } = $"@{property.Name}";

        public bool IsKey { get; } = property.IsPrimaryKey();

        public DbParameter AddTo(DbCommand command)
        {
            var parameter = mapping.CreateParameter(command, Parameter, null, nullable: true);
            command.Parameters.Add(parameter);
            return parameter;
        }

        public object Of(object entity)
        {
            var value = property.PropertyInfo!.GetValue(entity);
            return (mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
        }
    }
}
