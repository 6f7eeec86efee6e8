package org.shuqiao.standards.mapping;

import java.util.ArrayList;
import java.util.List;

/** Key columns grouped by the step that produces them. Each group needs at least one value. */
final class KeyGroups {

    private KeyGroups() { }

    /** @return one array a step: its index, then the positions of its key columns among its outputs */
    static List<int[]> of(List<String> key, List<ColumnStep> steps) {
        List<int[]> groups = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            List<String> outputs = steps.get(i).outputs;
            int[] positions = key.stream().mapToInt(outputs::indexOf).filter(position -> position >= 0).toArray();
            if (positions.length > 0) {
                int[] group = new int[positions.length + 1];
                group[0] = i;
                System.arraycopy(positions, 0, group, 1, positions.length);
                groups.add(group);
            }
        }
        return List.copyOf(groups);
    }
}
