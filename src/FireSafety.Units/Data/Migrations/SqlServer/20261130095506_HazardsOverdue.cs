using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FireSafety.Units.Data.Migrations.SqlServer
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
                type: "bit",
                nullable: false,
                defaultValue: false);

            // What was known of hazards until now; one that waits, overdue, for its re-inspection is told with its next event.
            migrationBuilder.Sql("EXEC(N'UPDATE Hazards SET IsOverdue = 1 WHERE Status = ''Overdue''')"); // a script is compiled before the column is there

            // Plans that the units were not to know of, once for each time they were revised.
            migrationBuilder.Sql("DELETE FROM Timeline WHERE Topic = 'Interview' AND Text LIKE N'拟约谈：%'");
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
