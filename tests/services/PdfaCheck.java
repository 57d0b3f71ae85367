// veraPDF on the command line: java -cp verapdf.jar:. PdfaCheck FLAVOUR FILE...
// FLAVOUR: 1a 1b 2a 2b 2u 3a 3b 3u 4 4e 4f ua1 ua2. Exit 0 when every file conforms, 1 when one
// does not, 2 when one could not be read. The jar brings veraPDF and its profiles but not the XML
// binding its own profile loader wants; so the profiles are read here.

import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class PdfaCheck {
    static final int LONGEST_MESSAGE = 300;

    /** The name of a flavour in veraPDF's enumeration: 3a is PDFA_3_A, ua1 is PDFUA_1. */
    static String constant(String flavour) {
        if (flavour.startsWith("ua")) {
            return "PDFUA_" + flavour.substring(2);
        }
        String level = flavour.substring(1).toUpperCase();
        return "PDFA_" + flavour.charAt(0) + (level.isEmpty() ? "" : "_" + level);
    }

    /** The file of a flavour's rules within the jar. */
    static String profileFile(String flavour) {
        if (flavour.equals("ua2")) {
            return "PDFUA-2-ISO32005";
        }
        return flavour.startsWith("ua") ? "PDFUA-" + flavour.substring(2) : "PDFA-" + flavour.toUpperCase();
    }

    static String text(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return found.getLength() == 0 ? null : found.item(0).getTextContent();
    }

    static Rule rule(Element element) {
        Element id = (Element) element.getElementsByTagName("id").item(0);
        Element error = (Element) element.getElementsByTagName("error").item(0);
        RuleId ruleId = Profiles.ruleIdFromValues(
            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"),
            Integer.parseInt(id.getAttribute("testNumber")));
        List<ErrorArgument> arguments = new ArrayList<>();
        NodeList found = error.getElementsByTagName("argument");
        for (int i = 0; i < found.getLength(); i++) {
            arguments.add(ErrorArgumentImpl.fromValues(found.item(i).getTextContent(), null, null));
        }
        return Profiles.ruleFromValues(
            ruleId,
            element.getAttribute("object"),
            element.hasAttribute("deferred") ? Boolean.valueOf(element.getAttribute("deferred")) : null,
            element.hasAttribute("tags") ? element.getAttribute("tags") : null,
            text(element, "description"),
            text(element, "test"),
            Profiles.errorFromValues(text(error, "message"), arguments),
            Collections.emptyList());
    }

    static ValidationProfile profile(String name, PDFAFlavour flavour) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document;
        String path = "/org/verapdf/pdfa/validation/" + profileFile(name) + ".xml";
        try (InputStream in = PdfaCheck.class.getResourceAsStream(path)) {
            document = factory.newDocumentBuilder().parse(in);
        }
        Set<Rule> rules = new LinkedHashSet<>();
        NodeList ruleElements = document.getElementsByTagName("rule");
        for (int i = 0; i < ruleElements.getLength(); i++) {
            rules.add(rule((Element) ruleElements.item(i)));
        }
        Set<Variable> variables = new LinkedHashSet<>();
        NodeList variableElements = document.getElementsByTagName("variable");
        for (int i = 0; i < variableElements.getLength(); i++) {
            Element variable = (Element) variableElements.item(i);
            variables.add(Profiles.variableFromValues(
                variable.getAttribute("name"),
                variable.getAttribute("object"),
                text(variable, "defaultValue"),
                text(variable, "value")));
        }
        return Profiles.profileFromValues(
            flavour,
            Profiles.profileDetailsFromValues(name, name, "veraPDF", new Date()),
            "",
            rules,
            variables);
    }

    static boolean conforms(String file, String name, PDFAFlavour flavour, ValidationProfile profile)
            throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour)) {
            PDFAValidator validator =
                Foundries.defaultInstance().createValidator(profile, 10, false, false, false);
            ValidationResult result = validator.validate(parser);
            Map<String, Integer> counts = new TreeMap<>();
            Map<String, String> messages = new HashMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                String key = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                counts.merge(key, 1, Integer::sum);
                messages.putIfAbsent(
                    key, assertion.getMessage() + " @ " + assertion.getLocation().getContext());
            }
            System.out.printf(
                "%s %s %s rules=%d checks=%d%n",
                result.isCompliant() ? "PASS" : "FAIL", name, file,
                profile.getRules().size(), result.getTotalAssertions());
            for (Map.Entry<String, Integer> entry : counts.entrySet()) {
                String message = messages.get(entry.getKey());
                System.out.printf(
                    "    %s x%d: %s%n", entry.getKey(), entry.getValue(),
                    message.substring(0, Math.min(LONGEST_MESSAGE, message.length())));
            }
            return result.isCompliant();
        }
    }

    public static void main(String[] arguments) throws Exception {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            handler.setLevel(Level.OFF);
        }
        VeraGreenfieldFoundryProvider.initialise();
        String name = arguments[0];
        PDFAFlavour flavour = PDFAFlavour.valueOf(constant(name));
        ValidationProfile profile = profile(name, flavour);
        int code = 0;
        for (int i = 1; i < arguments.length; i++) {
            try {
                if (!conforms(arguments[i], name, flavour, profile)) {
                    code = Math.max(code, 1);
                }
            } catch (Exception problem) {
                System.out.println("ERROR " + name + " " + arguments[i] + " " + problem);
                code = 2;
            }
        }
        System.exit(code);
    }
}
