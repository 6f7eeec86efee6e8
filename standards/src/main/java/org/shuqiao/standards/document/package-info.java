/** YAML documents read with the place of everything in them. */
package org.shuqiao.standards.document;

