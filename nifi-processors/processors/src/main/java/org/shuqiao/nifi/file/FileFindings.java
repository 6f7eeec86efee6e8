package org.shuqiao.nifi.file;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.batch.Contract;
import org.shuqiao.nifi.batch.RecordRules;
import org.shuqiao.nifi.error.SourceRemark;
import org.shuqiao.nifi.error.Words;

/** Findings in a file beside its rows: columns whose cells show another form than they store, rows that are none. */
final class FileFindings {

    private final String file;
    private final List<String> names;
    private final RecordRules records;
    private final List<Map<CellForm, Long>> forms = new ArrayList<>();
    private final Contract contract;
    private long blank;

    FileFindings(String file, List<String> names, RecordRules records, Contract contract) {
        this.file = file;
        this.names = names;
        this.records = records;
        this.contract = contract;
        names.forEach(name -> forms.add(new EnumMap<>(CellForm.class)));
    }

    /** @return the columns that land */
    List<String> names() {
        return names.stream().filter(contract::takes).toList();
    }

    void blank() {
        blank++;
    }

    void count(List<CellForm> row) {
        for (int i = 0; i < Math.min(row.size(), forms.size()); i++) {
            forms.get(i).merge(row.get(i), 1L, Long::sum);
        }
    }

    /** Adds the notes that the manifest keeps of it. */
    void addTo(Map<String, Long> notes) {
        notes.merge("noRecords", records.count(), Long::sum);
        notes.merge("blankRows", blank, Long::sum);
        for (int i = 0; i < names.size(); i++) {
            long shown = forms.get(i).entrySet().stream().filter(form -> form.getKey().differs())
                    .mapToLong(Map.Entry::getValue).sum();
            long uncomputed = forms.get(i).getOrDefault(CellForm.UNCOMPUTED, 0L);
            if (shown > 0) {
                notes.merge("shown:" + names.get(i), shown, Long::sum);
            }
            if (uncomputed > 0) {
                notes.merge("uncomputed:" + names.get(i), uncomputed, Long::sum);
            }
        }
    }

    List<CodedException> remarks() {
        List<CodedException> remarks = new ArrayList<>();
        List<Words> shown = new ArrayList<>();
        List<String> uncomputed = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Set<CellForm> doubtful = doubtful(forms.get(i).keySet());
            if (!doubtful.isEmpty()) {
                shown.add(words(names.get(i), doubtful));
            }
            if (forms.get(i).containsKey(CellForm.UNCOMPUTED)) {
                uncomputed.add(names.get(i));
            }
        }
        if (!shown.isEmpty()) {
            remarks.add(new CodedException(SourceRemark.CELLS_SHOWN, file,
                    new Words(String.join("、", shown.stream().map(Words::zh).toList()),
                            String.join(", ", shown.stream().map(Words::en).toList()))));
        }
        if (!uncomputed.isEmpty()) {
            remarks.add(new CodedException(SourceRemark.FORMULAS_UNCOMPUTED, file, String.join(", ", uncomputed)));
        }
        if (!contract.added(names).isEmpty()) {
            remarks.add(new CodedException(SourceRemark.COLUMNS_ADDED, file, String.join(", ", contract.added(names))));
        }
        if (records.count() > 0) {
            remarks.add(new CodedException(SourceRemark.NO_RECORDS, file, records.count(), records.kinds()));
        }
        return remarks;
    }

    /** Forms that differ from what is stored, and dates or codes beside text, which may be of another form. */
    private static Set<CellForm> doubtful(Set<CellForm> found) {
        Set<CellForm> doubtful = EnumSet.noneOf(CellForm.class);
        found.stream().filter(CellForm::differs).forEach(doubtful::add);
        boolean mixed = found.contains(CellForm.TEXT)
                && (found.contains(CellForm.DATE) || found.contains(CellForm.CODE));
        boolean sometimes = found.contains(CellForm.DATE) && found.contains(CellForm.NUMBER);
        if (mixed || sometimes) {
            doubtful.addAll(found);
            doubtful.removeAll(EnumSet.of(CellForm.PLAIN, CellForm.UNCOMPUTED));
        }
        return doubtful;
    }

    private static Words words(String name, Set<CellForm> forms) {
        return new Words(name + "（" + String.join("、", forms.stream().map(CellForm::zh).toList()) + "）",
                name + " (" + String.join(", ", forms.stream().map(CellForm::en).toList()) + ")");
    }
}
