//! The API on Amazon Bedrock, Google Vertex AI and Azure, in the words of those clouds.

use super::entry::{Entry, Family, of};
use super::words::{LATER, NO, ONCE_FIXED};
use crate::error::ErrorKind as K;

const AWS: &str = "Amazon Bedrock documentation and user reports";
const GOOGLE: &str = "Google Cloud documentation and user reports";
const MICROSOFT: &str = "Azure documentation and user reports";

/// Amazon Bedrock.
pub(crate) const BEDROCK: Family = Family {
    title: "The API on Amazon Bedrock",
    entries: &[
        Entry {
            id: "bedrock_throttled",
            title: "Bedrock limits the requests or tokens of this AWS account",
            cause: "The quota is that of your AWS account and region for this model, not of an Anthropic organization. New accounts can have very \
                    small quotas.",
            fixes: &[
                "Look at Service Quotas in the AWS console (Amazon Bedrock, this region and model) and ask for an increase.",
                "Use a cross-region inference profile, for example us.anthropic.claude-...: it has a larger pool.",
                "Wait with growing pauses; if the quota is 0, waiting does not help.",
            ],
            retry: "Yes, with growing pauses, unless the quota is 0.",
            source: AWS,
            patterns: &[
                "~too many requests, please wait before trying again",
                "~~an error occurred \\(throttlingexception\\)",
                "~too many tokens, please wait before trying again",
                "~~throttlingexception",
                "~~servicequotaexceededexception",
                "~too many connections, please wait before trying again",
                "~model is not ready for inference",
            ],
            also: &["ThrottlingException"],
            ..of(K::RateLimit)
        },
        Entry {
            id: "bedrock_no_access",
            title: "The AWS account or role may not use this model",
            cause: "Access to the model was not granted in this account and region, or the IAM policy does not allow bedrock:InvokeModel on it.",
            fixes: &[
                "Grant access in the Bedrock console: Model access, in the same region.",
                "Allow bedrock:InvokeModel and bedrock:InvokeModelWithResponseStream for the role.",
                "See who you are to AWS: aws sts get-caller-identity",
            ],
            retry: NO,
            source: AWS,
            patterns: &[
                "~[you ]don't have access to the model with the specified model id",
                "~user: {principal:w} is not authorized to perform: bedrock:",
                "~is not authorized to perform: bedrock:",
                "~access to this model is not available",
            ],
            also: &["AccessDeniedException"],
            ..of(K::Permission)
        },
        Entry {
            id: "bedrock_needs_profile",
            title: "Bedrock offers this model only through an inference profile",
            cause: "The bare model id was used; newer models are served through profiles that span regions.",
            fixes: &[
                "Put the prefix of your region in front: us.{model}, eu.{model} or global.{model} || Use the id of an inference profile, for example us.anthropic.claude-...",
                "List them: aws bedrock list-inference-profiles",
            ],
            retry: NO,
            source: AWS,
            patterns: &[
                "~invocation of model id {model:w} with on-demand throughput isn't supported",
                "~on-demand throughput isn't supported",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "bedrock_model_id",
            title: "Bedrock does not know this model id",
            cause: "Bedrock has ids of its own (anthropic.claude-...-v1:0, or a profile such as us.anthropic...); the names of the Claude API do not \
                    work there, and not every region has every model.",
            fixes: &[
                "List what the region has: aws bedrock list-foundation-models --by-provider anthropic",
                "Check the region: AWS_REGION",
            ],
            retry: NO,
            source: AWS,
            patterns: &["~the provided model identifier is invalid", "~model identifier is invalid"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "bedrock_use_case_form",
            title: "Bedrock wants the use case form first",
            cause: "Anthropic models need a short form about the use case, once per AWS account.",
            fixes: &[
                "Fill it out in the Bedrock console (Model catalog, Anthropic), and wait a quarter of an hour.",
            ],
            retry: "Some minutes after the form is sent.",
            source: AWS,
            patterns: &["~[model ]use case details have not been submitted"],
            ..of(K::NotFound)
        },
        Entry {
            id: "bedrock_unavailable",
            title: "Bedrock cannot serve the request for the moment",
            cause: "The service or the model behind it is busy in this region.",
            fixes: &["Try again with growing pauses.", "Use a cross-region inference profile."],
            retry: LATER,
            source: AWS,
            patterns: &[
                "~bedrock is unable to process your request",
                "~serviceunavailableexception",
                "~[the ]model has timed out in processing the request",
                "~the system encountered an unexpected error during processing",
                "~~an error occurred \\((modeltimeout|modelerror|modelstreamerror|modelnotready)exception\\)",
                "~~(modeltimeout|modelerror|modelstreamerror|modelnotready)exception",
            ],
            ..of(K::Unavailable)
        },
        Entry {
            id: "aws_credentials",
            title: "AWS does not accept the credentials",
            cause: "The session token has expired, or key and token do not belong together. It is about AWS, not about an Anthropic key.",
            fixes: &[
                "Log in again: aws sso login, or fetch new credentials for the role.",
                "See which are used: aws sts get-caller-identity",
            ],
            retry: "Once the credentials are renewed.",
            source: AWS,
            patterns: &[
                "~[the ]security token included in the request is (expired|invalid)",
                "~request signature we calculated does not match",
                "~(unrecognizedclientexception|expiredtokenexception|invalidsignatureexception)",
            ],
            ..of(K::Permission)
        },
        Entry {
            id: "aws_credentials_missing",
            title: "No AWS credentials were found",
            cause: "Neither environment, profile, SSO session nor the role of the machine supplied any. An Anthropic key does not help there.",
            fixes: &[
                "Log in: aws sso login --profile NAME, and export AWS_PROFILE=NAME",
                "In CI give the job a role, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
            ],
            retry: ONCE_FIXED,
            source: AWS,
            patterns: &[
                "~unable to locate credentials",
                "~could not resolve credentials from session",
                "~could not load credentials from any providers",
                "~could not find aws credentials",
                "~[token is expired. ]to refresh this sso session run 'aws sso login'",
                "~[the ]sso session associated with this profile has expired",
            ],
            ..of(K::Config)
        },
    ],
};

/// Google Vertex AI.
pub(crate) const VERTEX: Family = Family {
    title: "The API on Google Vertex AI",
    entries: &[
        Entry {
            id: "vertex_quota",
            title: "The quota of the Google Cloud project is used up, or is 0",
            cause: "The quota is that of your project and region for this model. New projects often have a quota of 0 for Claude, and then waiting does \
                    not help.",
            fixes: &[
                "Look at it: console.cloud.google.com/iam-admin/quotas, filter aiplatform and base model {model}; ask for an increase. || Look at it: console.cloud.google.com/iam-admin/quotas, filter aiplatform; ask for an increase.",
                "If the quota is above 0, wait a minute and send less at once; at 0 waiting does not help.",
                "Try another region, or the global endpoint: CLOUD_ML_REGION=global",
            ],
            retry: "Yes, if the quota of the project is above 0.",
            source: GOOGLE,
            patterns: &[
                "~quota exceeded for aiplatform.googleapis.com/{metric:w} with base model: {model:w}",
                "~quota exceeded for aiplatform.googleapis.com",
            ],
            also: &["RESOURCE_EXHAUSTED"],
            ..of(K::RateLimit)
        },
        Entry {
            id: "vertex_exhausted",
            title: "Google has no capacity for this model at the moment",
            cause: "The shared capacity of the region is used up, though the quota of your project may not be.",
            fixes: &[
                "Try again with growing pauses.",
                "Try another region or the global endpoint, or reserve provisioned throughput in Google Cloud.",
            ],
            retry: LATER,
            source: GOOGLE,
            patterns: &["~resource [has been ]exhausted"],
            ..of(K::RateLimit)
        },
        Entry {
            id: "vertex_model_not_found",
            title: "The Google Cloud project does not have this model in this region",
            cause: "The model is not enabled in the Model Garden of the project, is not offered in the region, or its id lacks the @date.",
            fixes: &[
                "Enable it in the Model Garden of project {project}. || Enable it in the Model Garden of the project.",
                "Check whether region {region} has it; the global endpoint has most. || Check whether the region has it; the global endpoint has most.",
                "Check the id: Vertex writes claude-...@DATE.",
            ],
            retry: NO,
            source: GOOGLE,
            patterns: &[
                "~publisher model projects/{project:w}/locations/{region:w}/publishers/anthropic/models/{model:w} [was ]not found",
                "~publisher model {model:w} was not found",
                "~is not servable in region",
            ],
            ..of(K::NotFound)
        },
        Entry {
            id: "vertex_not_enabled",
            title: "The Google Cloud project may not use this model",
            cause: "The terms of the model were not accepted for the project, or the project is not allowed to use partner models.",
            fixes: &["Enable the model in the Model Garden of the project, and accept its terms."],
            retry: NO,
            source: GOOGLE,
            patterns: &["~is not allowed to use publisher model"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "vertex_permission",
            title: "Google Cloud does not permit the call",
            cause: "The Vertex AI API is off in the project, or the account lacks the role Vertex AI User (aiplatform.endpoints.predict).",
            fixes: &[
                "Switch the API on: gcloud services enable aiplatform.googleapis.com",
                "Give the account roles/aiplatform.user in the project.",
                "See who you are: gcloud auth list",
            ],
            retry: NO,
            source: GOOGLE,
            patterns: &[
                "~permission 'aiplatform.{permission:w}' denied",
                "~vertex ai api has not been used in project {project:w}",
                "~aiplatform.googleapis.com * (disabled|has not been used)",
            ],
            also: &["PERMISSION_DENIED"],
            ..of(K::Permission)
        },
        Entry {
            id: "google_credentials",
            title: "No usable Google credentials were found",
            cause: "Vertex takes Google's application default credentials, not an Anthropic key; there are none, or they need a new login.",
            fixes: &[
                "Log in: gcloud auth application-default login",
                "On a server name the key file: export GOOGLE_APPLICATION_CREDENTIALS=/path/key.json",
            ],
            retry: ONCE_FIXED,
            source: GOOGLE,
            patterns: &[
                "~[your ]default credentials were not found",
                "~could not automatically determine credentials",
                "~could not load the default credentials",
                "~google.auth.exceptions.refresherror",
                "~reauthentication is needed",
                "~gcloud auth application-default login",
            ],
            ..of(K::Config)
        },
        Entry {
            id: "google_token_rejected",
            title: "Google does not accept the token",
            cause: "The access token has expired or is none of Google's, such as an Anthropic key sent to Vertex.",
            fixes: &["Log in again: gcloud auth application-default login"],
            retry: ONCE_FIXED,
            source: GOOGLE,
            patterns: &["~[request had ]invalid authentication credentials. expected oauth 2 access token"],
            ..of(K::Authentication)
        },
    ],
};

/// Azure.
pub(crate) const AZURE: Family = Family {
    title: "The API on Azure",
    entries: &[
        Entry {
            id: "azure_deployment_not_found",
            title: "There is no such deployment in the Azure resource",
            cause: "Azure calls models by the name of the deployment, not of the model; the name is wrong, or the deployment is only minutes old.",
            fixes: &[
                "Look up its name in the Azure AI Foundry portal (Deployments) and use that as the model.",
                "Check that the base URL is that of the resource and ends in /anthropic.",
            ],
            retry: "In the first five minutes yes, then no.",
            source: MICROSOFT,
            patterns: &["~[the ]api deployment for this resource does not exist", "~deploymentnotfound"],
            also: &["DeploymentNotFound"],
            ..of(K::NotFound)
        },
        Entry {
            id: "azure_api_not_supported",
            title: "The Azure resource does not offer this API",
            cause: "The path is that of another API: Claude deployments answer at /anthropic/v1/messages of the resource.",
            fixes: &[
                "Set the base URL: export ANTHROPIC_BASE_URL=https://RESOURCE.services.ai.azure.com/anthropic",
            ],
            retry: NO,
            source: MICROSOFT,
            patterns: &["~requested api is currently not supported", "~api_not_supported"],
            ..of(K::NotFound)
        },
    ],
};
