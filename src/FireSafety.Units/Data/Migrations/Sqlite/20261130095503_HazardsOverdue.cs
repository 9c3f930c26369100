using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FireSafety.Units.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class HazardsOverdue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsOverdue",
                table: "Hazards",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            // What was known of hazards until now; one that waits, overdue, for its re-inspection is told with its next event.
            migrationBuilder.Sql("UPDATE Hazards SET IsOverdue = 1 WHERE Status = 'Overdue'");

            // Plans that the units were not to know of, once for each time they were revised.
            migrationBuilder.Sql("DELETE FROM Timeline WHERE Topic = 'Interview' AND Text LIKE '拟约谈：%'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "IsOverdue",
                table: "Hazards");
        }
    }
}
