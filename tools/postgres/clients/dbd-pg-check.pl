# What DBD::Pg must be able to do; dies of what does not hold.
use strict;
use warnings;
use DBI;
use DBD::Pg qw(:pg_types);

my $db = DBI->connect("dbi:Pg:", "", "", { RaiseError => 1, PrintError => 0, AutoCommit => 1 });
$db->do("CREATE TABLE dbd_item (id int PRIMARY KEY, name text, raw bytea, tags int[])");

sub hold { my ($is_so, $claim) = @_; die "$claim\n" unless $is_so; }

# Placeholders are statements prepared on the server, executed many times.
my $insert = $db->prepare("INSERT INTO dbd_item VALUES (?, ?, ?, ?)");
$insert->bind_param(3, undef, { pg_type => PG_BYTEA });
$db->begin_work;
$insert->execute($_, "name $_", "\0\xff", [$_, $_ + 1]) for 1 .. 20;
$db->rollback;
hold($db->selectrow_array("SELECT count(*) FROM dbd_item") == 0, "a rollback leaves nothing");

$db->begin_work;
$insert->execute($_, "name $_", "\0\xff", [$_, $_ + 1]) for 1 .. 20;
$db->commit;
my ($name, $raw, $tags) = $db->selectrow_array("SELECT name, raw, tags FROM dbd_item WHERE id = ?", undef, 7);
hold($name eq "name 7" && $raw eq "\0\xff" && "@$tags" eq "7 8", "values come back as they went");

hold(!eval { $insert->execute(1, undef, undef, undef); 1 }, "a second row of the same key is refused");
hold($db->state eq "23505", "with 23505, not " . $db->state);

$db->begin_work;
$db->do("DELETE FROM dbd_item WHERE id > 10");
$db->pg_savepoint("here");
$db->do("DELETE FROM dbd_item");
$db->pg_rollback_to("here");
$db->commit;
hold($db->selectrow_array("SELECT count(*) FROM dbd_item") == 10, "the savepoint alone is taken back");

$db->do("COPY (SELECT id FROM dbd_item WHERE id < 3 ORDER BY id) TO STDOUT");
my ($line, @lines) = ("");
push @lines, $line while $db->pg_getcopydata($line) >= 0;
hold(join("", @lines) eq "1\n2\n", "COPY TO STDOUT");

$db->do("COPY dbd_item (id, name) FROM STDIN");
$db->pg_putcopydata("$_\tcopied\n") for 101 .. 103;
$db->pg_putcopyend;
hold($db->selectrow_array("SELECT count(*) FROM dbd_item WHERE name = 'copied'") == 3, "COPY FROM STDIN");

$db->do("LISTEN dbd_channel");
$db->do("NOTIFY dbd_channel, 'heard'");
my $notification = $db->pg_notifies;
hold($notification && $notification->[2] eq "heard", "a session hears its own notification");

hold((grep { $_ eq "public.dbd_item" } $db->tables(undef, "public", "dbd_item", "TABLE")), "introspection finds the table");
$db->do("DROP TABLE dbd_item");
$db->disconnect;
