package org.shuqiao.exchange.platform.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.shuqiao.catalog.basis.LegalTexts;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.search.SearchVocabulary;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.domain.control.ApprovedFiles;
import org.shuqiao.exchange.domain.control.Change;
import org.shuqiao.exchange.domain.control.GovernedFile;
import org.shuqiao.exchange.domain.monitor.MonitorRules;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.standards.pack.InstalledPacks;
import org.shuqiao.standards.pack.PacksOfProcess;

/**
 * Takes departments, governed settings, monitoring rules and a city's own legal texts, search words and standard packs
 * from what two persons approved, and from the files only at the first start. What the files say otherwise is shown and
 * proposed as a change.
 */
public final class GovernedFiles {

    private final Home home;
    private final Configuration configuration;
    private final ApprovedFiles approved;

    /** @param configuration as the file says */
    public GovernedFiles(Home home, Configuration configuration, ApprovedFiles approved) {
        this.home = home;
        this.configuration = configuration;
        this.approved = approved;
    }

    private record Members(List<Department> departments) { }

    /** @return the settings in force; called once at the start */
    public SettingsInForce settings() {
        String content = approved.inForce(GovernedFile.SETTINGS, canonical(GovernedSettings.of(configuration)));
        return new SettingsInForce(configuration.with(GovernedSettings.read(content)));
    }

    /** @return the departments in force; called once at the start */
    public List<Department> departments() {
        String content = approved.inForce(GovernedFile.DEPARTMENTS,
                canonical(new Members(DepartmentFile.read(home.configuration()))));
        try {
            return Json.PLAIN.readValue(content, Members.class).departments();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the monitoring rules in force; called once at the start */
    public MonitorRules rules() {
        String content = approved.inForce(GovernedFile.RULES, canonical(ownRules()));
        Map<String, String> own = new TreeMap<>();
        CanonicalJson.read(content.getBytes(StandardCharsets.UTF_8)).properties()
                .forEach(file -> own.put(file.getKey(), file.getValue().asText()));
        return MonitorRules.with(own);
    }

    /** @return the registry of legal texts in force, the city's own among them; called once at the start */
    public LegalTexts texts() {
        String content = approved.inForce(GovernedFile.TEXTS, canonical(ownTexts()));
        try {
            return LegalTexts.with(Json.PLAIN.readValue(content, LegalTextFile.class).all());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the search words in force, the city's own among them; called once at the start */
    public SearchVocabulary words() {
        String content = approved.inForce(GovernedFile.WORDS, canonical(ownWords()));
        try {
            return Json.PLAIN.readValue(content, SearchWordFile.class).vocabulary();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the standard packs in force; called once at the start */
    public InstalledPacks packs() {
        return AdoptedPacks.read(approved.inForce(GovernedFile.PACKS, ownPacks()));
    }

    /**
     * Checked as a whole, so that packs with an error are neither approved at the first start nor proposed. Where there
     * is no folder of packs, nothing is said: what was approved stands, at the first start what this process was told.
     */
    private String ownPacks() {
        if (!Files.isDirectory(home.packs())) {
            return approved.approved(GovernedFile.PACKS)
                    .orElseGet(() -> canonical(PacksOfProcess.installed().texts()));
        }
        InstalledPacks own = InstalledPacks.in(home.packs());
        AdoptedPacks.check(home, own);
        return canonical(own.texts());
    }

    /** Checked as a whole, so that a file with an error is neither approved at the first start nor proposed. */
    private SearchWordFile ownWords() {
        SearchWordFile own = SearchWordFile.read(home.searchWords());
        own.vocabulary();
        return own;
    }

    /** Checked as a whole, so that a file with an error is neither approved at the first start nor proposed. */
    private LegalTextFile ownTexts() {
        LegalTextFile own = LegalTextFile.read(home.legalTexts());
        LegalTexts.with(own.all());
        return own;
    }

    /** Read once, so that a file with an error is neither approved at the first start nor proposed. */
    private Map<String, String> ownRules() {
        Map<String, String> own = MonitorRules.files(home.rules());
        MonitorRules.with(own);
        return own;
    }

    /** @return the change by which what the file says now would take effect at the next start */
    public Change change(GovernedFile file) {
        return new Change.AdoptFile(file, switch (file) {
            case SETTINGS -> canonical(GovernedSettings.of(ConfigurationFile.read(home.configuration())));
            case DEPARTMENTS -> canonical(new Members(DepartmentFile.read(home.configuration())));
            case RULES -> canonical(ownRules());
            case TEXTS -> canonical(ownTexts());
            case WORDS -> canonical(ownWords());
            case PACKS -> ownPacks();
        });
    }

    private static String canonical(Object content) {
        return new String(CanonicalJson.bytes(Json.PLAIN.valueToTree(content)), StandardCharsets.UTF_8);
    }
}
