// Generated from src/lib/contract/validated-events.ts by `npm run generate`. Do not edit.
// <stdin>
var validate = validate10;
var schema11 = { "type": "object", "required": ["queryStringParameters"], "properties": { "queryStringParameters": { "type": "object", "properties": { "limit": { "type": "string", "pattern": "^([1-9][0-9]?|100)$" }, "cursor": { "type": "string", "pattern": "^[A-Za-z0-9_-]{1,1024}$" }, "saved": { "type": "string", "enum": ["true", "false"] } }, "additionalProperties": false } } };
var pattern0 = new RegExp("^([1-9][0-9]?|100)$", "u");
var pattern1 = new RegExp("^[A-Za-z0-9_-]{1,1024}$", "u");
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.queryStringParameters === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "queryStringParameters" }, message: "must have required property 'queryStringParameters'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.queryStringParameters !== void 0) {
      let data0 = data.queryStringParameters;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        for (const key0 in data0) {
          if (!(key0 === "limit" || key0 === "cursor" || key0 === "saved")) {
            const err1 = { instancePath: instancePath + "/queryStringParameters", schemaPath: "#/properties/queryStringParameters/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err1];
            } else {
              vErrors.push(err1);
            }
            errors++;
          }
        }
        if (data0.limit !== void 0) {
          let data1 = data0.limit;
          if (typeof data1 === "string") {
            if (!pattern0.test(data1)) {
              const err2 = { instancePath: instancePath + "/queryStringParameters/limit", schemaPath: "#/properties/queryStringParameters/properties/limit/pattern", keyword: "pattern", params: { pattern: "^([1-9][0-9]?|100)$" }, message: 'must match pattern "^([1-9][0-9]?|100)$"' };
              if (vErrors === null) {
                vErrors = [err2];
              } else {
                vErrors.push(err2);
              }
              errors++;
            }
          } else {
            const err3 = { instancePath: instancePath + "/queryStringParameters/limit", schemaPath: "#/properties/queryStringParameters/properties/limit/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
        if (data0.cursor !== void 0) {
          let data2 = data0.cursor;
          if (typeof data2 === "string") {
            if (!pattern1.test(data2)) {
              const err4 = { instancePath: instancePath + "/queryStringParameters/cursor", schemaPath: "#/properties/queryStringParameters/properties/cursor/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_-]{1,1024}$" }, message: 'must match pattern "^[A-Za-z0-9_-]{1,1024}$"' };
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
          } else {
            const err5 = { instancePath: instancePath + "/queryStringParameters/cursor", schemaPath: "#/properties/queryStringParameters/properties/cursor/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
        if (data0.saved !== void 0) {
          let data3 = data0.saved;
          if (typeof data3 !== "string") {
            const err6 = { instancePath: instancePath + "/queryStringParameters/saved", schemaPath: "#/properties/queryStringParameters/properties/saved/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
          if (!(data3 === "true" || data3 === "false")) {
            const err7 = { instancePath: instancePath + "/queryStringParameters/saved", schemaPath: "#/properties/queryStringParameters/properties/saved/enum", keyword: "enum", params: { allowedValues: schema11.properties.queryStringParameters.properties.saved.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
      } else {
        const err8 = { instancePath: instancePath + "/queryStringParameters", schemaPath: "#/properties/queryStringParameters/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
  } else {
    const err9 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate10.errors = vErrors;
  return errors === 0;
}
export {
  validate
};
