package org.shuqiao.exchange.platform.intake;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.exchange.domain.delivery.SourceReads;
import org.shuqiao.exchange.platform.jobs.JobCode;
import org.shuqiao.exchange.platform.jobs.SourceGate;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.DepartmentFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.standards.mapping.RowMapper;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.proposal.Candidate;
import org.shuqiao.standards.proposal.ColumnFacts;
import org.shuqiao.standards.proposal.ColumnProposal;
import org.shuqiao.standards.proposal.Learned;
import org.shuqiao.standards.proposal.MappingProposer;
import org.shuqiao.standards.source.ContractColumn;
import org.shuqiao.standards.source.SecretResolver;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.SourceFiles;
import org.shuqiao.standards.source.UpdateCycle;

/** Drafts source files from files, with the mapping that the proposer finds. Needs no server. */
public final class Drafts {

    /** Stands for a department that is not known. */
    private static final String NOBODY = "department";

    private final Home home;
    private final Configuration configuration;
    private final Clock clock;

    public Drafts(Home home, Configuration configuration, Clock clock) {
        this.home = home;
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * Proposal for a whole file.
     *
     * @param learned what earlier mappings were known to it
     */
    public record Proposed(InspectedTable table, List<ColumnProposal> columns, Learned learned) {

        /** @return what the proposal chooses for each column */
        public List<Choice> choices() {
            return columns.stream().map(Choice::of).toList();
        }
    }

    /**
     * A drafted source file.
     *
     * @param proposed empty where the source cannot be read
     * @param text the file, which {@code onboard} accepts unless there are problems
     * @param problems all that keeps it from being used as it is
     */
    public record Drafted(Optional<Proposed> proposed, String text, List<CodedException> problems) { }

    /**
     * Inspects a file and proposes its mapping.
     *
     * @throws CodedException where its header does not name each column
     */
    public Proposed propose(Path file, String department) {
        Proposed proposed = look(file, department);
        proposed.table().problems().stream().findFirst().ifPresent(problem -> {
            throw problem;
        });
        return proposed;
    }

    private Proposed look(Path file, String department) {
        return proposed(FileInspection.of(file), department);
    }

    /** Proposes columns; warnings on the whole table stand beside the damage that was seen in single cells. */
    private Proposed proposed(InspectedTable table, String department) {
        Learned learned = learned();
        List<ColumnProposal> columns = proposer(learned).propose(table.columns(), department);
        List<DraftColumns.Line> lines = DraftColumns.of(StandardPack.load(), columns.stream().map(Choice::of).toList(),
                columns);
        return new Proposed(table.warned(new DraftWarnings(table, lines).warnings(LocalDate.now(clock))), columns,
                learned);
    }

    /**
     * Drafts the source file of a file as the command line does: the department is told, or is the folder in which the
     * file lies.
     */
    public Drafted draft(Path file, Optional<String> named, DraftHead wanted, Language language) {
        Path at = file.toAbsolutePath().normalize();
        List<CodedException> problems = new ArrayList<>();
        String id = named.orElseGet(() -> at.getParent() == null || at.getParent().getFileName() == null ? ""
                : at.getParent().getFileName().toString());
        Department department = departments().stream().filter(each -> each.id().equals(id)).findFirst()
                .orElseGet(() -> {
                    problems.add(new CodedException(IntakeCode.DEPARTMENT, id));
                    return new Department(NOBODY, "?", "?", "", "");
                });
        DraftHead head = filled(wanted, at.getFileName().toString().replaceFirst("\\.[^.]*$", ""), department);
        problems.addAll(required(head));
        return drafted(department, head, at.toString(), () -> look(at, department.id()), problems, language);
    }

    /** Names all that is wrong: with the head, with the source, and with what was made of both. */
    private Drafted drafted(Department department, DraftHead head, String path, Supplier<Proposed> look,
            List<CodedException> before, Language language) {
        List<CodedException> problems = new ArrayList<>(before);
        Optional<Proposed> proposed = Optional.empty();
        String text = "";
        try {
            proposed = Optional.of(look.get());
            problems.addAll(proposed.get().table().problems());
            text = text(department, head, path, proposed.get(), proposed.get().choices(), language);
            problems.addAll(checked(department, head, path, proposed.get(), language));
        } catch (CodedException e) {
            problems.add(e);
        }
        return new Drafted(proposed, text, List.copyOf(problems));
    }

    /**
     * Drafts the source file of a table in a database that another source of the department reads.
     *
     * @param like the id of that source's dataset
     * @param table {@code table} or {@code schema.table}
     * @throws CodedException where there is no such dataset
     */
    public Drafted draftTable(String like, String table, DraftHead wanted, Language language) {
        SourceFile known = SourceFiles.readAll(home.installation().resolve(configuration.sources())).stream()
                .filter(file -> file.id().equals(like)).findFirst()
                .orElseThrow(() -> new CodedException(JobCode.UNKNOWN_DATASET, like));
        Department department = departments().stream().filter(each -> each.id().equals(known.department()))
                .findFirst().orElseThrow(() -> new CodedException(IntakeCode.DEPARTMENT, known.department()));
        DraftHead head = filled(wanted, table.substring(table.indexOf('.') + 1), department);
        return drafted(department, head, "", () -> proposeTable(known, table, SourceReads.Reason.STRUCTURE.reader()),
                required(head), language);
    }

    /**
     * Drafts the source file of a JSON service from one answer of it. Nothing is asked that the department may not
     * reach.
     *
     * @param address with the parameters of paging, if it has any
     * @param header that carries the key, {@code secret} the name of the key
     */
    public Drafted draftService(String address, Optional<String> named, Optional<String> header,
            Optional<String> secret, DraftHead wanted, Language language) {
        List<CodedException> problems = new ArrayList<>();
        Optional<Department> department = departments().stream()
                .filter(each -> each.id().equals(named.orElse(""))).findFirst();
        InspectedTable.Service service = InspectedTable.Service.of(address, header, secret);
        String path = URI.create(service.url().replaceAll("\\$\\{[^}]*}", "x")).getPath();
        DraftHead head = filled(wanted, path == null ? "" : path.replaceAll(".*/(?=[^/])|/$", ""),
                department.orElse(new Department(NOBODY, "?", "?", "", "")));
        if (department.isEmpty()) {
            problems.add(new CodedException(IntakeCode.DEPARTMENT, named.orElse("")));
            problems.addAll(required(head));
            return new Drafted(Optional.empty(), "", List.copyOf(problems));
        }
        problems.addAll(required(head));
        return drafted(department.get(), head, "", () -> answered(department.get(), service, address), problems,
                language);
    }

    private Proposed answered(Department department, InspectedTable.Service service, String address) {
        SourceGate.of(configuration, departments(), home).check(probe(department, service));
        SecretResolver own = SecretResolver.of(home.secrets()).forDepartment(department.id());
        return proposed(ServiceInspection.of(service, own.resolve(address), service.secret().map(own::secret)),
                department.id());
    }

    /** A source that names the same service, by which its reach is told before anything is asked. */
    private SourceFile probe(Department department, InspectedTable.Service service) {
        ColumnFacts any = ColumnFacts.named("any");
        InspectedTable nothing = new InspectedTable(Optional.empty(), ',', Optional.empty(), 0, List.of("any"),
                List.of(), false, List.of(), List.of(), Optional.empty(), Optional.of(service.found("/rows",
                        Optional.empty(), List.of(ContractColumn.Type.TEXT))));
        Proposed one = new Proposed(nothing, List.of(new ColumnProposal(any, List.of(new Candidate(
                Optional.of("text"), Optional.empty(), "any_text", 1, List.of())))), Learned.nothing());
        return SourceFiles.parse(Path.of("probe.yaml"), text(department, new DraftHead("probe", "?", "?", "?",
                UpdateCycle.MONTHLY), "", one, one.choices(), Language.EN));
    }

    private static List<CodedException> required(DraftHead head) {
        try {
            head.require();
            return List.of();
        } catch (CodedException e) {
            return List.of(e);
        }
    }

    /** Inspects a table of the database that a source reads, within its reach, and proposes its mapping. */
    Proposed proposeTable(SourceFile known, String table, String reader) {
        SourceGate.of(configuration, departments(), home).check(known);
        InspectedTable seen = TableInspection.of(known, table, SecretResolver.of(home.secrets()), reader);
        return proposed(seen, known.department());
    }

    private MappingProposer proposer(Learned learned) {
        return new MappingProposer(StandardPack.load(), learned, LocalDate.now(clock));
    }

    String text(Department department, DraftHead head, String path, Proposed proposed, List<Choice> choices,
            Language language) {
        return new SourceDraft(department, head, path, proposed.table(), choices, proposed.columns(),
                proposed.learned(), LocalDate.now(clock), language).text();
    }

    /**
     * Reads a draft as the platform will, and holds it to where its department may reach. A name that is not well
     * formed was told before and hides nothing of the rest.
     */
    private List<CodedException> checked(Department department, DraftHead head, String path, Proposed proposed,
            Language language) {
        List<CodedException> found = new ArrayList<>();
        try {
            DraftHead sound = required(head).isEmpty() ? head
                    : new DraftHead("draft", "?", "?", "?", head.update());
            SourceFile source = SourceFiles.parse(Path.of(sound.dataset() + ".yaml"), text(department, sound, path,
                    proposed, proposed.choices(), language));
            List<Runnable> checks = List.of(() -> RowMapper.of(source, StandardPack.load(), LocalDate.now(clock)),
                    () -> SourceGate.of(configuration, departments(), home).check(source));
            for (Runnable check : department.id().equals(NOBODY) ? checks.subList(0, 1) : checks) {
                try {
                    check.run();
                } catch (CodedException e) {
                    found.add(e);
                }
            }
        } catch (CodedException e) {
            found.add(e);
        }
        return found;
    }

    /** @param name of the file or table, which stands for what was not told */
    private static DraftHead filled(DraftHead wanted, String name, Department department) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^[^a-z]+|_+$", "");
        return new DraftHead(wanted.dataset().isBlank() ? plain : wanted.dataset(),
                wanted.zh().isBlank() ? name : wanted.zh(), wanted.en().isBlank() ? name : wanted.en(),
                wanted.owner().isBlank() ? department.zh() : wanted.owner(), wanted.update());
    }

    List<Department> departments() {
        return DepartmentFile.read(home.configuration());
    }

    /** Learns from the source files in use; a folder that cannot be read teaches nothing and is told by others. */
    private Learned learned() {
        Path folder = home.installation().resolve(configuration.sources());
        try {
            return Files.isDirectory(folder) ? Learned.from(SourceFiles.readAll(folder)) : Learned.nothing();
        } catch (CodedException e) {
            return Learned.nothing();
        }
    }
}
