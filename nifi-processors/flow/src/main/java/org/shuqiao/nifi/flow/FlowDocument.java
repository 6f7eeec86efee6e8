package org.shuqiao.nifi.flow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.shuqiao.contracts.json.Json;

/** Builder of flow definitions in NiFi's import format. */
final class FlowDocument {

    private static final String GROUP = "root";
    private static final double STEP = 240;

    private final ObjectNode root = Json.PLAIN.createObjectNode();
    private final ObjectNode contents = root.putObject("flowContents");
    private final ArrayNode processors;
    private final ArrayNode services;
    private final ArrayNode ports;
    private final ArrayNode connections;
    private final ArrayNode parameters;

    FlowDocument(String name, String context) {
        contents.put("identifier", GROUP).put("name", name).put("componentType", "PROCESS_GROUP");
        contents.put("parameterContextName", context);
        processors = contents.putArray("processors");
        services = contents.putArray("controllerServices");
        ports = contents.putArray("outputPorts");
        connections = contents.putArray("connections");
        for (String empty : List.of("inputPorts", "processGroups", "remoteProcessGroups", "labels", "funnels")) {
            contents.putArray(empty);
        }
        ObjectNode parameterContext = root.putObject("parameterContexts").putObject(context);
        parameterContext.put("name", context);
        parameters = parameterContext.putArray("parameters");
        parameterContext.put("componentType", "PARAMETER_CONTEXT").putArray("inheritedParameterContexts");
        root.put("flowEncodingVersion", "1.0");
        root.putObject("externalControllerServices");
        root.putObject("parameterProviders");
    }

    /** Declares a sensitive parameter; its value is given to whoever runs the flow, never written here. */
    FlowDocument secret(String name) {
        parameters.addObject().put("name", name).put("sensitive", true).put("provided", false);
        return this;
    }

    FlowDocument processor(Component component, String period) {
        ObjectNode node = processors.addObject();
        component(node, component, "PROCESSOR");
        node.putArray("autoTerminatedRelationships");
        node.put("schedulingStrategy", "TIMER_DRIVEN").put("schedulingPeriod", period)
                .put("concurrentlySchedulableTaskCount", 1).put("penaltyDuration", "30 sec")
                .put("yieldDuration", "10 sec").put("bulletinLevel", "WARN").put("runDurationMillis", 0)
                .put("executionNode", component.id().equals(Flow.PULL) ? "PRIMARY" : "ALL")
                .put("groupIdentifier", GROUP).put("scheduledState", "ENABLED");
        position(node, processors.size());
        return this;
    }

    FlowDocument service(Component component) {
        ObjectNode node = services.addObject();
        component(node, component, "CONTROLLER_SERVICE");
        node.putArray("controllerServiceApis");
        node.put("bulletinLevel", "WARN").put("groupIdentifier", GROUP).put("scheduledState", "DISABLED");
        return this;
    }

    FlowDocument port(String name) {
        ObjectNode node = ports.addObject();
        node.put("identifier", name).put("name", name).put("type", "OUTPUT_PORT")
                .put("concurrentlySchedulableTaskCount", 1).put("componentType", "OUTPUT_PORT")
                .put("groupIdentifier", GROUP).put("allowRemoteAccess", false).put("scheduledState", "ENABLED");
        position(node, processors.size() + ports.size());
        return this;
    }

    FlowDocument connect(String from, String relationship, String to, boolean port) {
        ObjectNode node = connections.addObject();
        node.put("identifier", from + "-" + relationship).put("name", "").put("componentType", "CONNECTION")
                .put("groupIdentifier", GROUP);
        end(node.putObject("source"), from, "PROCESSOR");
        end(node.putObject("destination"), to, port ? "OUTPUT_PORT" : "PROCESSOR");
        node.putArray("selectedRelationships").add(relationship);
        node.put("backPressureObjectThreshold", 10).put("backPressureDataSizeThreshold", "1 GB")
                .put("flowFileExpiration", "0 sec").put("labelIndex", 0).put("zIndex", 0)
                .put("loadBalanceStrategy", "DO_NOT_LOAD_BALANCE").put("partitioningAttribute", "")
                .put("loadBalanceCompression", "DO_NOT_COMPRESS");
        node.putArray("prioritizers");
        node.putArray("bends");
        return this;
    }

    String text() {
        return root.toPrettyString();
    }

    private void component(ObjectNode node, Component component, String kind) {
        node.put("identifier", component.id()).put("name", component.id()).put("type", component.type())
                .put("componentType", kind);
        node.putObject("bundle").put("group", component.bundle().group())
                .put("artifact", component.bundle().artifact()).put("version", component.bundle().version());
        ObjectNode properties = node.putObject("properties");
        ObjectNode descriptors = node.putObject("propertyDescriptors");
        for (Map.Entry<String, String> property : component.properties().entrySet()) {
            String name = property.getKey();
            properties.put(name, property.getValue());
            descriptors.putObject(name).put("name", name).put("displayName", name)
                    .put("identifiesControllerService", component.services().contains(name))
                    .put("sensitive", component.sensitive().contains(name));
        }
    }

    private static void position(ObjectNode node, int nth) {
        node.putObject("position").put("x", 0.0).put("y", nth * STEP);
    }

    private static void end(ObjectNode node, String id, String type) {
        node.put("id", id).put("type", type).put("groupId", GROUP).put("name", id);
    }
}
