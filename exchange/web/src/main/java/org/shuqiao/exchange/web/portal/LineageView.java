package org.shuqiao.exchange.web.portal;

import java.util.List;
import java.util.Optional;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.catalog.lineage.LineageGraph;
import org.shuqiao.catalog.lineage.LineageNode;
import org.shuqiao.catalog.lineage.Lineages;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.overview.ResourceUses;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.util.UriComponentsBuilder;

/** Views of lineage: the picture of an entry or a dataset, with links to what the reader may open. */
@Component
class LineageView {

    private final Lineages lineages;
    private final Datasets datasets;
    private final ResourceUses uses;
    private final Permissions permissions;

    LineageView(Lineages lineages, Datasets datasets, ResourceUses uses, Permissions permissions) {
        this.lineages = lineages;
        this.datasets = datasets;
        this.uses = uses;
        this.permissions = permissions;
    }

    /** @param inside whether the reader sees the columns of the source */
    void addEntry(Model model, String code, boolean inside, Optional<Actor> reader) {
        lineages.ofEntry(code).map(graph -> inside ? graph : graph.without(LineageNode.Kind.SOURCE_COLUMN))
                .ifPresent(graph -> add(model, graph, reader.map(actor -> uses.of(actor, code)).orElse(List.of()),
                        reader));
    }

    /** With the grants and records of all entries that are made of the dataset. */
    void addDataset(Model model, String dataset, Actor reader) {
        LineageGraph graph = lineages.ofDataset(dataset);
        List<ResourceUses.Use> used = graph.nodes().stream().filter(node -> node.kind() == LineageNode.Kind.ITEM)
                .map(LineageNode::group).distinct().flatMap(code -> uses.of(reader, code).stream()).toList();
        add(model, graph, used, Optional.of(reader));
    }

    private void add(Model model, LineageGraph graph, List<ResourceUses.Use> used, Optional<Actor> reader) {
        if (!graph.edges().isEmpty() || !used.isEmpty()) {
            model.addAttribute("lineage", LineagePicture.of(graph, used, node -> link(node, reader)));
        }
    }

    private Optional<String> link(LineageNode node, Optional<Actor> reader) {
        return switch (node.kind()) {
            case SOURCE_COLUMN -> reader.filter(actor -> opens(actor, node.group()))
                    .map(actor -> path("/datasets/{id}/flow", node.group()));
            case STANDARD_COLUMN -> reader.filter(actor -> permissions.holds(actor, Role.OFFICER)
                            || permissions.holds(actor, Role.AUTHORITY) || permissions.holds(actor, Role.AUDITOR))
                    .map(actor -> path("/datasets/{id}/quality", node.group()));
            case ITEM -> Optional.of(path("/catalogue/entry?code={id}", node.group()));
        };
    }

    private boolean opens(Actor actor, String dataset) {
        return permissions.holds(actor, Role.AUTHORITY) || permissions.holds(actor, Role.OFFICER)
                && datasets.current(dataset).map(DatasetFacts::department).filter(actor.department()::equals)
                .isPresent();
    }

    private static String path(String template, String id) {
        return UriComponentsBuilder.fromUriString(template).encode().buildAndExpand(id).toUriString();
    }
}
